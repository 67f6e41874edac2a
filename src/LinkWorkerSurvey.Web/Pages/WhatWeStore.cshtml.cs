using LinkWorkerSurvey.Core.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages;

/// <summary>Shows all tables and columns of the database to the public, each with its purpose from its comment in the database.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class WhatWeStoreModel(StoredTables tables) : PageModel
{
    public ILookup<string, StoredTable> Sections { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) => Sections = (await tables.ListAsync(cancel)).ToLookup(table => table.Section);
}
