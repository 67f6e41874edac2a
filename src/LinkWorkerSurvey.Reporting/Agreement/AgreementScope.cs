namespace LinkWorkerSurvey.Reporting.Agreement;

/// <summary>Lists what coders' agreement is calculated on.</summary>
public enum AgreementScope
{
    /// <summary>Every pair of a unit and a code: was the code given or withheld? Each pair has the same weight.</summary>
    Pooled,

    /// <summary>The set of codes of each unit, as one value: two coders agree if they gave exactly the same codes.</summary>
    Set,

    /// <summary>One code: was it given or withheld?</summary>
    Code,
}
