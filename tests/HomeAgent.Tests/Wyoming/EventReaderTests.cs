using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HomeLLM.HomeAgent.Wyoming;
using HomeLLM.Mqtt.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Wyoming;

/// <summary>"Format" of the protocol, and everything that isn't it.</summary>
public sealed class EventReaderTests
{
    private static readonly WyomingLimits Small = new() { MaxJsonBytes = 200, MaxPayloadBytes = 300 };

    [Fact]
    public async Task Read_DataBlock_IsMergedOverTheHeadersData()
    {
        const string Block = """{"b":20,"c":[1,{"d":null}]}""";

        var read = (await ReadAllAsync($$"""{"type":"x","data":{"a":1,"b":2},"data_length":{{Block.Length}},"payload_length":3,"version":"1.8.0"}""" + $"\n{Block}\n\0ÿ"))
            .ShouldHaveSingleItem();

        read.Type.ShouldBe("x");
        read.Data.ShouldBe("""{"a":1,"b":20,"c":[1,{"d":null}]}""");
        read.Payload.ShouldBe([(byte)'\n', 0, 255]);
    }

    [Theory]
    [InlineData("""{"type":"describe"}""")]
    [InlineData("""{"type":"describe","data":null,"data_length":null,"payload_length":null}""")]
    [InlineData("""{"type":"describe","data_length":0,"payload_length":0,"later":{"x":1}}""")]
    [InlineData(" {\"type\" : \"describe\"} \r")]
    public async Task Read_NothingButAHeader_HasNeitherDataNorPayload(string header)
    {
        var read = await ReadAllAsync($"{header}\n{header}\n");

        read.Count.ShouldBe(2);
        read.ShouldAllBe(one => one.Type == "describe" && one.Data == "{}" && one.Payload.Length == 0);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("hello\n")]
    [InlineData("null\n")]
    [InlineData("[]\n")]
    [InlineData("{}\n")]
    [InlineData("{\"type\":\"\"}\n")]
    [InlineData("{\"type\":\"a\",\"type\":\"b\"}\n")]
    [InlineData("{\"type\":\"a\",\"data\":{\"x\":1,\"x\":2}}\n")]
    [InlineData("{\"type\":\"\\ud800\"}\n")]
    [InlineData("{\"type\":\"a\",\"data\":{\"\\udfff\":1}}\n")]
    [InlineData("{\"type\":\"ÿ\"}\n")]
    [InlineData("{\"type\":\"a\",\"data\":[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]}\n")]
    [InlineData("{\"type\":\"a\",\"data_length\":5}\n12345")]
    [InlineData("{\"type\":\"a\",\"data_length\":2}\n[]")]
    [InlineData("{\"type\":\"a\",\"data_length\":2}\n{")]
    [InlineData("{\"type\":\"a\",\"payload_length\":2}\nx")]
    [InlineData("{\"type\":\"a\"}")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n\r\n")]
    public async Task Read_NoEvent_IsBad(string text) => (await CodeOfAsync(text)).ShouldBe(WyomingException.BadEvent);

    [Theory]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"a","data":[]}""")]
    [InlineData("""{"type":"a","data_length":"5"}""")]
    [InlineData("""{"type":"a","data_length":-1}""")]
    [InlineData("""{"type":"a","payload_length":1.5}""")]
    [InlineData("""{"type":"a","payload_length":1e999}""")]
    [InlineData("""{"type":"a","payload_length":99999999999999999999}""")]
    public async Task Read_ValueOfTheWrongKind_IsBad(string header) => (await CodeOfAsync(header + "\n")).ShouldBe(WyomingException.BadValue);

    [Theory]
    [InlineData("""{"type":"a","data_length":201}""")]
    [InlineData("""{"type":"a","payload_length":301}""")]
    [InlineData("""{"type":"a","payload_length":2147483647}""")]
    public async Task Read_LengthAboveTheCap_IsRefusedBeforeTheBytesCome(string header) =>
        (await CodeOfAsync(header + "\n")).ShouldBe(WyomingException.TooLarge);

    [Theory]
    [InlineData(200, null)]
    [InlineData(201, WyomingException.TooLarge)]
    [InlineData(100_000, WyomingException.TooLarge)]
    public async Task Read_LongHeader_IsTakenUpToTheCap(int length, string? code)
    {
        var header = "{\"type\":\"a\"}".PadRight(length);

        (await CodeOfAsync(header + "\n")).ShouldBe(code);
        if (code is not null) (await CodeOfAsync(header)).ShouldBe(code);
    }

    [Fact]
    public async Task Read_EventThatTakesTooLong_IsGivenUp()
    {
        var time = new ManualTimeProvider();
        var stream = new SlowStream();
        var reader = new EventReader(stream, Small, time);
        stream.Add("{\"type\":"u8.ToArray());

        var reading = reader.ReadAsync(default).AsTask();
        await Wait.UntilAsync(() => stream.IsWaiting, "the rest");
        time.Advance(Small.EventTime);

        (await Should.ThrowAsync<WyomingException>(reading)).Code.ShouldBe(WyomingException.TooSlow);
    }

    [Fact]
    public async Task Read_Silence_IsToldAndReadingMayGoOn()
    {
        var time = new ManualTimeProvider();
        var stream = new SlowStream();
        var reader = new EventReader(stream, Small, time);

        var reading = reader.ReadAsync(default).AsTask();
        await Wait.UntilAsync(() => stream.IsWaiting, "the first byte");
        time.Advance(Small.IdleTime);
        (await Should.ThrowAsync<WyomingException>(reading)).Code.ShouldBe(WyomingException.Idle);
        stream.Add("{\"type\":\"ping\"}\n"u8.ToArray());

        (await reader.ReadAsync(default)).ShouldNotBeNull().Type.ShouldBe("ping");
    }

    [Fact]
    public async Task Read_HoweverTheBytesAreCut_IsTheSame()
    {
        var bytes = Encoding.UTF8.GetBytes("{\"type\":\"a\",\"data_length\":10,\"payload_length\":5}\n{\"x\":\"ü\"}\n\n\n\n\n{\"type\":\"b\"}\n");
        for (var size = 1; size <= bytes.Length; size++)
        {
            var read = await ReadAllAsync(bytes, size);
            read.Select(one => one.Type).ShouldBe(["a", "b"]);
            JsonNode.Parse(read[0].Data)!["x"]!.GetValue<string>().ShouldBe("ü");
            read[0].Payload.Length.ShouldBe(5);
        }
    }

    [Fact]
    public async Task Read_DamagedEvents_FailTypedOrAreRead()
    {
        var good = Latin("{\"type\":\"audio-chunk\",\"data\":{\"rate\":16000},\"data_length\":24,\"payload_length\":8}\n{\"width\":2,\"channels\":1}12345678");
        for (var seed = 0; seed < 4000; seed++)
        {
            var random = new Random(seed);
            var bytes = (byte[])good.Clone();
            for (var change = random.Next(1, 5); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (random.Next(3) == 0) bytes = bytes[..random.Next(bytes.Length)];

            // Whatever else is thrown fails the test.
            await CodeOfAsync(bytes, random.Next(1, 100));
        }
    }

    [Fact]
    public async Task Read_RandomBytes_FailTyped()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            var bytes = new byte[random.Next(1, 2000)];
            random.NextBytes(bytes);
            bytes[0] |= 0x80;

            (await CodeOfAsync(bytes, 500)).ShouldBeOneOf(WyomingException.BadEvent, WyomingException.TooLarge);
        }
    }

    [Fact]
    public async Task Frame_AnyData_IsReadBack()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(15)).Select(_ => (char)random.Next(1, 0xD800)));
            var data = new JsonObject { ["text"] = text, ["number"] = random.Next(), ["none"] = null };

            var read = (await ReadAllAsync(EventWriter.Frame("x", data), 1 + seed)).ShouldHaveSingleItem();

            JsonNode.DeepEquals(JsonNode.Parse(read.Data), data).ShouldBeTrue(seed.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static Task<string?> CodeOfAsync(string text) => CodeOfAsync(Latin(text), 1000);

    private static async Task<string?> CodeOfAsync(byte[] bytes, int size)
    {
        try
        {
            await ReadAllAsync(bytes, size);
            return null;
        }
        catch (WyomingException exception)
        {
            exception.Message.ShouldNotBeEmpty();
            return exception.Code;
        }
    }

    private static Task<List<Read>> ReadAllAsync(string text) => ReadAllAsync(Latin(text), 1000);

    /// <summary>Reads all events from bytes that come in pieces of a size.</summary>
    private static async Task<List<Read>> ReadAllAsync(byte[] bytes, int size)
    {
        var reader = new EventReader(new PieceStream(bytes, size), Small, TimeProvider.System);
        var all = new List<Read>();
        while (await reader.ReadAsync(default) is { } one) all.Add(new(one.Type, one.Data.ToJsonString(), one.Payload.ToArray()));
        return all;
    }

    /// <summary>Each character as one byte, so that tests can write any bytes.</summary>
    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    private sealed record Read(string Type, string Data, byte[] Payload);
}
