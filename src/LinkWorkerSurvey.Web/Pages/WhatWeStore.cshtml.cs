using LinkWorkerSurvey.Core.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages;

/// <summary>Shows the tables and columns of the database to everyone, with the purpose that the database states for each.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class WhatWeStoreModel(StoredTables tables) : PageModel
{
    public ILookup<string, StoredTable> Sections { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) => Sections = (await tables.ListAsync(cancel)).ToLookup(table => table.Section);
}
