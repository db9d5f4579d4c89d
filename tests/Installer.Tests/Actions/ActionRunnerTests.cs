using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.CustomActions.Actions;
using OutlookProfile.CustomActions.Sessions;

namespace Installer.Tests.Actions;

[TestClass]
public sealed class ActionRunnerTests
{
    private readonly FakeSession session = new();

    [TestMethod]
    public void Run_IsASuccess_WhenTheBodyEnds()
    {
        Assert.AreEqual(ActionResult.Success, ActionRunner.Run(session, running => running.Log("done"), ActionNames.NextPage));
        CollectionAssert.AreEqual(new[] { "done" }, session.Lines);
    }

    [TestMethod]
    public void Run_SaysHowLongItTook_WhenTheActionIsNoneOfTheWizard()
    {
        Assert.AreEqual(ActionResult.Success, ActionRunner.Run(session, _ => { }, ActionNames.WriteProfile));
        Assert.MatchesRegex(@"^Time in ms: WriteProfile [0-9]+\.[0-9]$", session.Lines.Single());
    }

    [TestMethod]
    public void Run_IsAFailureWithTheCauseShown_WhenTheBodyThrows()
    {
        Assert.AreEqual(ActionResult.Failure, ActionRunner.Run(session, _ => throw new NullReferenceException("the cause")));
        CollectionAssert.AreEqual(new[] { "the cause" }, session.Errors);
    }

    [TestMethod]
    public void Run_IsTheUsersExit_WhenTheBodyWasCancelled()
    {
        Assert.AreEqual(ActionResult.UserExit, ActionRunner.Run(session, _ => throw new ActionCanceledException()));
        Assert.IsEmpty(session.Errors);
        Assert.HasCount(1, session.Lines);
    }
}
