using System;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Transactions;

namespace OutlookProfile.Tests.Transactions;

[TestClass]
public sealed class StepTimesTests
{
    private readonly StepTimes times = new();

    [TestMethod]
    public void Times_AreNamedInTheOrderOfARun_WhenStepsWereTaken()
    {
        times.Measure(RunStep.Write, Wait);
        Assert.AreEqual(7, times.Measure(RunStep.Plan, () =>
        {
            Wait();
            return 7;
        }));
        Assert.MatchesRegex(@"^Plan [0-9]+\.[0-9], Write [0-9]+\.[0-9]$", times.ToString());
    }

    [TestMethod]
    public void Times_AreAddedUp_WhenAStepIsTakenAgainOrFails()
    {
        Assert.ThrowsExactly<InvalidOperationException>(() => times.Measure(RunStep.Flush, () =>
        {
            Wait();
            throw new InvalidOperationException();
        }));
        var once = Of(times);
        times.Measure(RunStep.Flush, Wait);
        Assert.IsGreaterThan(once, Of(times));
    }

    [TestMethod]
    public void Times_AreEmpty_WhenNothingWasMeasured() => Assert.AreEqual("", times.ToString());

    private static void Wait() => Thread.Sleep(5);

    private static double Of(StepTimes times) => double.Parse(times.ToString().Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
}
