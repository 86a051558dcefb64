using HomeLLM.Engines.Mqtt;
using Shouldly;

namespace HomeLLM.Mqtt.Tests;

public class MqttTopicTests
{
    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a", "b", false)]
    [InlineData("a", "a/b", false)]
    [InlineData("a/b", "a", false)]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/b", "A/b", false)]
    [InlineData("a/", "a", false)]
    [InlineData("a", "a/", false)]
    [InlineData("a/", "a/", true)]
    [InlineData("+", "a", true)]
    [InlineData("+", "a/b", false)]
    [InlineData("+", "/a", false)]
    [InlineData("/+", "/a", true)]
    [InlineData("+/+", "/a", true)]
    [InlineData("a/+", "a", false)]
    [InlineData("a/+", "a/", true)]
    [InlineData("a/+/c", "a/b/c", true)]
    [InlineData("a/+/c", "a/b/d", false)]
    [InlineData("a/+/c", "a/b/b/c", false)]
    [InlineData("a/+/+", "a/b", false)]
    [InlineData("#", "a", true)]
    [InlineData("#", "a/b/c", true)]
    [InlineData("#", "/", true)]
    [InlineData("a/#", "a", true)]
    [InlineData("a/#", "a/b", true)]
    [InlineData("a/#", "a/b/c/d", true)]
    [InlineData("a/#", "b/a", false)]
    [InlineData("a/#", "ab", false)]
    [InlineData("a/+/#", "a", false)]
    [InlineData("a/+/#", "a/b", true)]
    [InlineData("+/b/#", "a/b/c/d", true)]
    [InlineData("#", "$SYS/uptime", false)]
    [InlineData("+/uptime", "$SYS/uptime", false)]
    [InlineData("$SYS/#", "$SYS/uptime", true)]
    [InlineData("$SYS/+", "$SYS/uptime", true)]
    [InlineData("a/+", "a/$b", true)]
    public void Matches_FilterAndTopic_FollowsTheStandard(string filter, string topic, bool expected) =>
        MqttTopic.Matches(filter, topic).ShouldBe(expected);

    [Theory]
    [InlineData("a", true)]
    [InlineData("/", true)]
    [InlineData("a//b", true)]
    [InlineData("+", true)]
    [InlineData("#", true)]
    [InlineData("a/+/b/#", true)]
    [InlineData("Küche/licht", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("a/#/b", false)]
    [InlineData("#/", false)]
    [InlineData("a#", false)]
    [InlineData("a/b#", false)]
    [InlineData("a+", false)]
    [InlineData("a/+b", false)]
    [InlineData("++", false)]
    [InlineData("a\0b", false)]
    [InlineData("$share/group/a", false)]
    public void IsValidFilter_Text_FollowsTheStandard(string? filter, bool expected) => MqttTopic.IsValidFilter(filter).ShouldBe(expected);

    [Theory]
    [InlineData("a/b", true)]
    [InlineData("a b", true)]
    [InlineData("a/+", false)]
    [InlineData("#", false)]
    [InlineData("", false)]
    [InlineData("\0", false)]
    public void IsValidTopic_Text_HoldsNoWildcard(string topic, bool expected) => MqttTopic.IsValidTopic(topic).ShouldBe(expected);

    [Fact]
    public void IsValidTopic_LoneSurrogate_IsNot() => MqttTopic.IsValidTopic("a\uD800").ShouldBeFalse();

    [Theory]
    [InlineData(65_535, true)]
    [InlineData(65_536, false)]
    public void IsValidTopic_Length_IsBounded(int length, bool expected) => MqttTopic.IsValidTopic(new string('a', length)).ShouldBe(expected);
}
