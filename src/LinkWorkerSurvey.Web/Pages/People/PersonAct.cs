namespace LinkWorkerSurvey.Web.Pages.People;

/// <summary>An action on a person that asks for confirmation.</summary>
/// <param name="Page">The page of the person.</param>
/// <param name="Action">The handler and the value in the query, in lower case.</param>
/// <param name="Name">The name of the row.</param>
/// <param name="Question">The question before the action.</param>
/// <param name="Text">What the action does.</param>
/// <param name="Button">The words of the link and of the button.</param>
public sealed record PersonAct(PersonModel Page, string Action, string Name, string Question, string Text, string Button);
