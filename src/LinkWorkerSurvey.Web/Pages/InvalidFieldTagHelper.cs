using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LinkWorkerSurvey.Web.Pages;

/// <summary>Marks a field that has an error for screen readers and for the style sheet.</summary>
[HtmlTargetElement("input", Attributes = ForName)]
[HtmlTargetElement("select", Attributes = ForName)]
[HtmlTargetElement("textarea", Attributes = ForName)]
public sealed class InvalidFieldTagHelper : TagHelper
{
    private const string ForName = "asp-for";

    [HtmlAttributeName(ForName)]
    public ModelExpression For { get; set; } = null!;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        if (ViewContext.ViewData.ModelState.ErrorOf(name) is not null)
            output.Attributes.SetAttribute("aria-invalid", "true");
    }
}
