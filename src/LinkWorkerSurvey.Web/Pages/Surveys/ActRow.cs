namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>An action on a survey as a row of the set-up page. It asks for confirmation and says what it will do.</summary>
/// <param name="Page">The page.</param>
/// <param name="Action">The name of the action in the query, and of its handler.</param>
/// <param name="Name">The heading of the row.</param>
/// <param name="Text">What the action does.</param>
/// <param name="Link">The words of the link that asks for confirmation.</param>
/// <param name="Button">The words of the button that confirms.</param>
public sealed record ActRow(SetUpModel Page, string Action, string Name, string Text, string Link, string Button);
