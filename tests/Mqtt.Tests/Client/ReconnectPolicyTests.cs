using HomeLLM.Engines.Mqtt.Client;
using Shouldly;

namespace HomeLLM.Mqtt.Tests.Client;

public class ReconnectPolicyTests
{
    private static readonly TimeSpan Min = TimeSpan.FromSeconds(1), Max = TimeSpan.FromSeconds(60);

    [Fact]
    public void NextDelay_Failures_DoubleUpToTheLongestWithJitter()
    {
        var policy = new ReconnectPolicy(Min, Max, new Random(7));
        for (var i = 0; i < 100; i++)
        {
            var whole = Math.Min(60, Math.Pow(2, i));
            policy.NextDelay(TimeSpan.Zero, needsUser: false).TotalSeconds.ShouldBeInRange(whole / 2, whole);
        }
    }

    [Fact]
    public void NextDelay_ManyClients_DontComeBackTogether() =>
        Enumerable.Range(0, 50).Select(seed => new ReconnectPolicy(Min, Max, new Random(seed)).NextDelay(default, false)).Distinct().Count()
            .ShouldBeGreaterThan(40);

    [Fact]
    public void NextDelay_AfterALongLife_BeginsAnew()
    {
        var policy = new ReconnectPolicy(Min, Max, new Random(7));
        for (var i = 0; i < 5; i++) policy.NextDelay(TimeSpan.Zero, false);
        policy.NextDelay(TimeSpan.FromMinutes(1), false).ShouldBeLessThanOrEqualTo(Min);
    }

    [Fact]
    public void NextDelay_AfterAShortLife_GoesOnGrowing()
    {
        var policy = new ReconnectPolicy(Min, Max, new Random(7));
        for (var i = 0; i < 5; i++) policy.NextDelay(TimeSpan.FromSeconds(1), false);
        policy.NextDelay(TimeSpan.FromSeconds(1), false).ShouldBeGreaterThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public void NextDelay_OnlyTheUserCanMendIt_IsTheLongest() =>
        new ReconnectPolicy(Min, Max, new Random(7)).NextDelay(TimeSpan.Zero, needsUser: true).ShouldBe(Max);
}
