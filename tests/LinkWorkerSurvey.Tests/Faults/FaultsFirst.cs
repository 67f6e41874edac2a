using LinkWorkerSurvey.Tests.Faults;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("LinkWorkerSurvey.Tests.Faults." + nameof(FaultsFirst), "LinkWorkerSurvey.Tests")]

namespace LinkWorkerSurvey.Tests.Faults;

/// <summary>Starts the fault tests first, because they take longest: started last, they would run alone.</summary>
public sealed class FaultsFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName == FaultRun.Name);
}
