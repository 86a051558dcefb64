using HomeLLM.HomeAgent.Dialogue;
using HomeLLM.Mqtt.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Dialogue;

public sealed class ConversationsTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Find_Again_IsTheSameUntilItWasSilentTooLong()
    {
        var conversations = new Conversations(_time);
        var first = conversations.Find("a");
        _time.Advance(TimeSpan.FromSeconds(119));
        conversations.Find("a").ShouldBeSameAs(first);
        _time.Advance(TimeSpan.FromSeconds(119));
        conversations.Find("a").ShouldBeSameAs(first);
        _time.Advance(TimeSpan.FromSeconds(121));
        conversations.Find("a").ShouldNotBeSameAs(first);
    }

    [Fact]
    public void Find_OthersAndNobody_AreApart()
    {
        var conversations = new Conversations(_time);

        conversations.Find("a").ShouldNotBeSameAs(conversations.Find("b"));
        conversations.Find(null).ShouldNotBeSameAs(conversations.Find(null));
    }

    [Fact]
    public void Find_MoreThanRemembered_ForgetsTheOldest()
    {
        var conversations = new Conversations(_time);
        var oldest = conversations.Find("0");
        var newer = conversations.Find("1");
        for (var i = 1; i <= Conversations.Most; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            conversations.Find($"{i}");
        }

        conversations.Find("1").ShouldBeSameAs(newer);
        conversations.Find("0").ShouldNotBeSameAs(oldest);
    }
}
