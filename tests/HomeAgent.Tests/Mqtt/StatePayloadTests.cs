using System.Text;
using System.Text.Json;
using HomeLLM.HomeAgent.Mqtt;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Mqtt;

public class StatePayloadTests
{
    [Theory]
    [InlineData("on", "light", "on")]
    [InlineData("ON", "light", "on")]
    [InlineData(" Off\n", "switch", "off")]
    [InlineData("\"on\"", "light", "on")]
    [InlineData("true", "fan", "on")]
    [InlineData("0", "switch", "off")]
    [InlineData("unavailable", "light", "unavailable")]
    [InlineData("offline", "light", "unavailable")]
    [InlineData("open", "cover", "open")]
    [InlineData("open", "light", null)]
    [InlineData("", "light", null)]
    [InlineData("\u0001", "cover", null)]
    [InlineData("{", "light", null)]
    [InlineData("{}", "light", null)]
    [InlineData("""{"state":5}""", "light", null)]
    [InlineData("""{"state":"half"}""", "light", null)]
    public void Read_RawOrBroken_GivesTheState(string payload, string domain, string? expected) =>
        StatePayload.Read(Encoding.UTF8.GetBytes(payload), domain)?.State.ShouldBe(expected);

    [Theory]
    [InlineData("""{"state":"ON","brightness":254}""", """{"brightness":255}""")]
    [InlineData("""{"state":"ON","brightness":127}""", """{"brightness":128}""")]
    [InlineData("""{"state":"on","brightness":127}""", """{"brightness":127}""")]
    [InlineData("""{"state":"ON","color_temp":250,"linkquality":120,"update":{"state":"idle"}}""", """{"color_temp_kelvin":4000}""")]
    [InlineData("""{"state":"ON","color_temp":2700}""", """{"color_temp_kelvin":2700}""")]
    [InlineData("""{"state":"ON","color":{"r":255,"g":0,"b":10}}""", """{"rgb_color":[255,0,10]}""")]
    [InlineData("""{"state":"ON","color":{"x":0.3,"y":0.4,"hue":120,"saturation":50}}""", """{"xy_color":[0.3,0.4],"hs_color":[120,50]}""")]
    [InlineData("""{"state":"ON","brightness":300,"percentage":-1,"oscillating":"yes","rgb_color":[1,2]}""", "{}")]
    [InlineData("""{"state":"ON","brightness":null}""", """{"brightness":null}""")]
    public void Read_Json_GivesHomeAssistantsAttributes(string payload, string expected)
    {
        var reading = StatePayload.Read(Encoding.UTF8.GetBytes(payload), "light").ShouldNotBeNull();
        reading.State.ShouldBe("on");
        JsonSerializer.Serialize(reading.Attributes).ShouldBe(expected);
    }

    [Fact]
    public void Read_Tasmota_GivesTheState() =>
        StatePayload.Read("""{"Time":"2026-01-01T00:00:00","POWER":"OFF"}"""u8, "switch")!.State.ShouldBe("off");

    [Fact]
    public void Read_RandomBytes_NeverThrows()
    {
        var random = new Random(5);
        var alphabet = "{}[]\",:0123456789onffstateuil\\ \u00ff"u8.ToArray();
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = new byte[random.Next(60)];
            for (var i = 0; i < bytes.Length; i++) bytes[i] = random.Next(20) == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];
            StatePayload.Read(bytes, "light");
            StatePayload.ReadAttribute(bytes);
        }
    }

    [Theory]
    [InlineData("180", true)]
    [InlineData("\"sleep\"", true)]
    [InlineData("null", true)]
    [InlineData("[1,2]", true)]
    [InlineData("sleep", false)]
    [InlineData("", false)]
    [InlineData("1 2", false)]
    public void ReadAttribute_Payload_MustBeJson(string payload, bool isJson) =>
        (StatePayload.ReadAttribute(Encoding.UTF8.GetBytes(payload)) is not null).ShouldBe(isJson);
}
