using LinkWorkerSurvey.Tests.Faults;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("LinkWorkerSurvey.Tests.Faults." + nameof(FaultsFirst), "LinkWorkerSurvey.Tests")]

namespace LinkWorkerSurvey.Tests.Faults;

/// <summary>The longest collection of all begins first: begun last, it would be waited for alone.</summary>
public sealed class FaultsFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName == FaultRun.Name);
}
