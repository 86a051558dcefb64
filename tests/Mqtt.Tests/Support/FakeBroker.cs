using System.Net;
using System.Net.Sockets;
using HomeLLM.Engines;
using HomeLLM.Engines.Mqtt.Packets;
using Shouldly;

namespace HomeLLM.Mqtt.Tests.Support;

/// <summary>A socket that plays the broker by the test's script: bytes in, bytes out.</summary>
internal sealed class FakeBroker : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private TcpClient? _client;
    private FrameReader? _frames;

    public FakeBroker() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public MqttConnectionSettings Settings => new()
    {
        Host = "127.0.0.1",
        Port = Port,
        ClientId = "agent",
        MinReconnectDelay = TimeSpan.FromMilliseconds(10),
        MaxReconnectDelay = TimeSpan.FromMilliseconds(50),
    };

    /// <summary>Takes the next connection and reads its CONNECT.</summary>
    public async Task AcceptAsync()
    {
        _client?.Dispose();
        _client = await Wait.WithinAsync(_listener.AcceptTcpClientAsync());
        _client.NoDelay = true;
        _frames = new FrameReader(_client.GetStream(), 1 << 20);
        (await ReadAsync()).Type.ShouldBe(PacketType.Connect);
    }

    /// <summary>Takes the next connection and welcomes it.</summary>
    public async Task WelcomeAsync(string connAck = "20 02 00 00")
    {
        await AcceptAsync();
        await SendAsync(connAck);
    }

    public async Task<Frame> ReadAsync() => (await Wait.WithinAsync(_frames!.ReadAsync(default).AsTask())).ShouldNotBeNull();

    public async Task<PublishPacket> ReadPublishAsync(MqttVersion version = MqttVersion.V311)
    {
        var frame = await ReadAsync();
        frame.Type.ShouldBe(PacketType.Publish);
        return PublishPacket.Read(frame.Body.Span, frame.Flags, version);
    }

    /// <summary>Whether the client has closed the connection.</summary>
    public async Task<bool> IsClosedAsync() => await Wait.WithinAsync(_frames!.ReadAsync(default).AsTask()) is null;

    public async Task SendAsync(string hex) =>
        await _client!.GetStream().WriteAsync(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));

    public Task SendPubAckAsync(ushort id) => SendAsync($"40 02 {id:x4}");

    public void HangUp() => _client!.Dispose();

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _listener.Dispose();
        return ValueTask.CompletedTask;
    }
}
