using HomeLLM.HomeAgent.Decoding;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Decoding;

public class AnswerTextTests
{
    [Theory]
    [InlineData("", nameof(DecodePlace.Service))]
    [InlineData("{\"serv", nameof(DecodePlace.Service))]
    [InlineData("{\"service\":", nameof(DecodePlace.Service))]
    [InlineData("{\"service\":\"light.turn_", nameof(DecodePlace.Service))]
    [InlineData("{\"service\":\"light.turn_on\"", nameof(DecodePlace.Target))]
    [InlineData("{\"service\":\"light.turn_on\",\"target_", nameof(DecodePlace.Target))]
    [InlineData("{\"service\":\"light.turn_on\",\"target_area\":\"a\\\",b", nameof(DecodePlace.Target))]
    [InlineData("{\"service\":\"light.turn_on\",\"target_area\":\"a\"", nameof(DecodePlace.Parameter))]
    [InlineData("{\"service\":\"light.turn_on\",\"target_home\":true", nameof(DecodePlace.Parameter))]
    [InlineData("{\"service\":\"light.turn_on\",\"target_home\":true,\"br", nameof(DecodePlace.Parameter))]
    [InlineData("{\"service\":\"light.turn_on\",\"target_home\":true,\"rgb_color\":[1,", nameof(DecodePlace.Value))]
    [InlineData("{\"service\":\"light.turn_on\",\"target_home\":true,\"rgb_color\":[1,2,3]", nameof(DecodePlace.Parameter))]
    [InlineData("{\"service\":\"light.turn_on\",\"target_home\":true,\"brightness_pct\":5", nameof(DecodePlace.Value))]
    [InlineData("{\"service\":\"none\",\"reason\":\"am", nameof(DecodePlace.Value))]
    [InlineData("{\"service\":\"light.turn_on\",\"target_home\":true}", nameof(DecodePlace.LineEnd))]
    [InlineData("{\"service\":\"light.turn_on\",\"target_home\":true}\n{\"service\":\"", nameof(DecodePlace.Service))]
    public void Place_Text_SaysWhatComesNext(string text, string place)
    {
        var answer = new AnswerText();
        foreach (var value in System.Text.Encoding.UTF8.GetBytes(text)) answer.Append(value);

        answer.Place().ToString().ShouldBe(place);
        answer.ToString().ShouldBe(text);
        answer.LastLine().ShouldBe(text.Split('\n')[^1]);
    }
}
