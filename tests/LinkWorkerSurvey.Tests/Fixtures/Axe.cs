using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Checks a page with axe, by WCAG 2.2 AA and best practice.</summary>
internal static class Axe
{
    private const string Look =
        """
        async () => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const found = await axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } });
          return found.violations.map(rule => `${rule.id} ${rule.help} ${rule.nodes.map(node => node.html).join(', ')}`);
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        if (await page.EvaluateAsync<bool>("typeof axe === 'undefined'"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Look);
    }
}
