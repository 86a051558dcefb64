using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using HomeLLM.Mqtt.Tests.Support;

namespace HomeLLM.HomeAgent.Tests.Wyoming;

/// <summary>
/// A client that follows the public description of the protocol line by line and shares no code with the server: a JSON object on a line,
/// <c>data_length</c> bytes of JSON merged over its <c>data</c>, <c>payload_length</c> bytes.
/// </summary>
internal sealed class WyomingClient : IDisposable
{
    private readonly TcpClient _tcp = new(AddressFamily.InterNetwork);
    private NetworkStream? _stream;

    public static async Task<WyomingClient> ConnectAsync(IPEndPoint server)
    {
        var client = new WyomingClient();
        await client._tcp.ConnectAsync(server);
        client._tcp.NoDelay = true;
        client._stream = client._tcp.GetStream();
        return client;
    }

    /// <summary>Sends an event with its data behind the header, as the Python library does.</summary>
    public Task SendAsync(string type, string? data = null, byte[]? payload = null)
    {
        var block = data is null ? [] : Encoding.UTF8.GetBytes(data);
        var header = new JsonObject { ["type"] = type, ["version"] = "1.0.0" };
        if (data is not null) header["data_length"] = block.Length;
        if (payload is not null) header["payload_length"] = payload.Length;
        return SendRawAsync([.. Encoding.UTF8.GetBytes(header.ToJsonString()), (byte)'\n', .. block, .. payload ?? []]);
    }

    /// <summary>Sends an event with its data within the header, as the description's first sample shows it.</summary>
    public Task SendInHeaderAsync(string type, string data, byte[]? payload = null)
    {
        var header = new JsonObject { ["type"] = type, ["data"] = JsonNode.Parse(data) };
        if (payload is not null) header["payload_length"] = payload.Length;
        return SendRawAsync([.. Encoding.UTF8.GetBytes(header.ToJsonString()), (byte)'\n', .. payload ?? []]);
    }

    public Task SendRawAsync(byte[] bytes) => Wait.WithinAsync(_stream!.WriteAsync(bytes).AsTask());

    /// <summary>Says all of an utterance, from <c>transcribe</c> to <c>audio-stop</c>.</summary>
    public async Task SpeakAsync(short[] samples, int rate = 16_000, string transcribe = """{"language":"en"}""")
    {
        var format = $$"""{"rate":{{rate}},"width":2,"channels":1,"timestamp":0}""";
        await SendAsync("transcribe", transcribe);
        await SendAsync("audio-start", format);
        foreach (var chunk in samples.Chunk(1024)) await SendAsync("audio-chunk", format, Pcm(chunk));
        await SendAsync("audio-stop", """{"timestamp":null}""");
    }

    public static byte[] Pcm(params short[] samples) => [.. samples.SelectMany(sample => new[] { (byte)sample, (byte)(sample >> 8) })];

    /// <summary>Has nothing more to say, but listens.</summary>
    public void EndSending() => _tcp.Client.Shutdown(SocketShutdown.Send);

    /// <summary>The next event; null where the server has closed the connection.</summary>
    public async Task<Reply?> ReadAsync()
    {
        var line = new List<byte>();
        while (true)
        {
            var next = await ReadBytesAsync(1);
            if (next.Length == 0) return line.Count == 0 ? null : throw new InvalidDataException("The connection ended within a header.");
            if (next[0] == '\n') break;
            line.Add(next[0]);
        }

        var header = JsonNode.Parse(line.ToArray())!.AsObject();
        var data = header["data"]?.DeepClone().AsObject() ?? [];
        if (header["data_length"]?.GetValue<int>() is { } dataLength and > 0)
        {
            foreach (var (name, value) in JsonNode.Parse(await ReadBytesAsync(dataLength))!.AsObject()) data[name] = value?.DeepClone();
        }

        var payload = await ReadBytesAsync(header["payload_length"]?.GetValue<int>() ?? 0);
        return new(header["type"]!.GetValue<string>(), data, payload);
    }

    /// <summary>The next event, which must be of that type.</summary>
    public async Task<JsonObject> ExpectAsync(string type)
    {
        var reply = await ReadAsync() ?? throw new InvalidDataException($"The connection ended; expected {type}.");
        return reply.Type == type ? reply.Data : throw new InvalidDataException($"Expected {type}, got {reply.Type} {reply.Data.ToJsonString()}.");
    }

    /// <summary>The next event, which must be an error, after which the connection ends.</summary>
    public async Task<string> ExpectErrorAndEndAsync()
    {
        var error = await ExpectAsync("error");
        if (error["text"]!.GetValue<string>().Length == 0) throw new InvalidDataException("An error without a text.");
        if (await ReadAsync() is { } more) throw new InvalidDataException($"After the error came {more.Type}.");
        return error["code"]!.GetValue<string>();
    }

    public void Dispose() => _tcp.Dispose();

    private async Task<byte[]> ReadBytesAsync(int count)
    {
        var bytes = new byte[count];
        var read = await Wait.WithinAsync(_stream!.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false).AsTask());
        return bytes[..read];
    }

    internal sealed record Reply(string Type, JsonObject Data, byte[] Payload);
}
