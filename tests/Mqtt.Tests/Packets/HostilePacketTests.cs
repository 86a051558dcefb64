using HomeLLM.Engines;
using HomeLLM.Engines.Mqtt;
using HomeLLM.Engines.Mqtt.Packets;
using Shouldly;

namespace HomeLLM.Mqtt.Tests.Packets;

/// <summary>Whatever comes, it is a packet or a typed error; never another exception, never a hang.</summary>
public class HostilePacketTests
{
    private const int Limit = 70_000;

    public static TheoryData<string, string> Broken => new()
    {
        { "00 00", "its type is 0" },
        { "20 80 80 80 80 01", "more than four bytes" },
        { "20 02 00", "ended within a packet" },
        { "22 02 00 00", "flags" },
        { "20 03 00 00 00", "follow" },
        { "20 02 02 00", "flags" },
        { "30 01 00", "topic needs" },
        { "30 05 00 09 61 61 61", "topic needs" },
        { "30 02 00 00", "empty" },
        { "30 03 00 01 23", "wildcard" },
        { "30 03 00 01 00", "U+0000" },
        { "30 04 00 02 c3 28", "UTF-8" },
        { "34 05 00 01 61 00 01", "quality of service is 2" },
        { "36 05 00 01 61 00 01", "quality of service is 3" },
        { "32 05 00 01 61 00 00", "identifier is 0" },
        { "40 02 00 00", "identifier is 0" },
        { "40 01 00", "identifier needs" },
        { "40 03 00 01 00", "follow" },
        { "90 02 00 01", "no reason codes" },
        { "b0 03 00 01 00", "follow" },
        { "e0 00", "does not send" },
        { "20 ff ff ff 7f", "at most 70000 are taken" },
    };

    public static TheoryData<string, string> BrokenInVersion5 => new()
    {
        { "20 03 00 00 01", "properties needs" },
        { "20 05 00 00 02 70 00", "0x70 is not a property" },
        { "20 07 00 00 04 24 01 24 01", "stands twice" },
        { "20 06 00 00 03 21 00 00", "receive maximum is 0" },
        { "20 08 00 00 05 27 00 00 00 00", "maximum packet size is 0" },
        { "20 03 00 01 00", "expected 0 or a failure" },
        { "30 07 00 01 61 03 23 00 01", "topic alias" },
        { "20 07 00 00 80 80 80 80 01", "more than four bytes" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Read_Broken_SaysWhatIsWrong(string bytes, string expected) =>
        (await Should.ThrowAsync<MqttProtocolException>(ReadAllAsync(Hex(bytes), MqttVersion.V311))).Message.ShouldContain(expected);

    [Theory]
    [MemberData(nameof(BrokenInVersion5))]
    public async Task Read_BrokenInVersion5_SaysWhatIsWrong(string bytes, string expected) =>
        (await Should.ThrowAsync<MqttProtocolException>(ReadAllAsync(Hex(bytes), MqttVersion.V5))).Message.ShouldContain(expected);

    [Theory]
    [InlineData("20 02 00 00", MqttVersion.V311)]
    [InlineData("20 0d 00 00 0a 21 00 14 13 00 1e 24 01 25 00", MqttVersion.V5)]
    [InlineData("33 07 00 03 61 2f 62 00 01", MqttVersion.V311)]
    [InlineData("33 0d 00 01 61 00 05 07 02 00 00 00 09 01 01", MqttVersion.V5)]
    [InlineData("40 09 00 05 87 05 1f 00 02 6e 6f", MqttVersion.V5)]
    [InlineData("90 04 00 07 01 80", MqttVersion.V311)]
    [InlineData("90 05 00 07 00 01 87", MqttVersion.V5)]
    [InlineData("b0 02 00 07", MqttVersion.V311)]
    [InlineData("e0 02 8e 00", MqttVersion.V5)]
    [InlineData("d0 00", MqttVersion.V311)]
    public async Task Read_CutAnywhere_FailsTyped(string text, MqttVersion version)
    {
        var bytes = Hex(text);
        (await ReadAllAsync(bytes, version)).ShouldBe(1);
        for (var length = 1; length < bytes.Length; length++)
            await Should.ThrowAsync<MqttProtocolException>(ReadAllAsync(bytes[..length], version));
    }

    [Theory]
    [InlineData(MqttVersion.V311)]
    [InlineData(MqttVersion.V5)]
    public async Task Read_RandomBytes_IsPacketsOrATypedError(MqttVersion version)
    {
        var random = new Random(20260101);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = new byte[random.Next(1, 40)];
            random.NextBytes(bytes);
            // A likely kind of packet with a likely length gets further than noise.
            bytes[0] = (byte)(new[] { 0x20, 0x30, 0x32, 0x40, 0x90, 0xB0, 0xD0, 0xE0 }[random.Next(8)] | (random.Next(8) == 0 ? random.Next(16) : 0));
            if (bytes.Length > 1 && random.Next(4) > 0) bytes[1] = (byte)(bytes.Length - 2);
            try
            {
                await ReadAllAsync(bytes, version);
            }
            catch (MqttProtocolException)
            {
                // The only exception allowed.
            }
        }
    }

    [Fact]
    public async Task Read_ByteByByte_GivesTheSamePackets()
    {
        var writer = new PacketWriter();
        for (var size = 0; size < 300; size += 7)
            new PublishPacket(new MqttMessage($"t/{size}", new byte[size]), 0, false).Write(writer, MqttVersion.V311, null);
        var frames = new FrameReader(new DripStream(writer.Written.ToArray()), Limit);
        for (var size = 0; size < 300; size += 7)
        {
            var frame = (await frames.ReadAsync(default)).ShouldNotBeNull();
            var packet = PublishPacket.Read(frame.Body.Span, frame.Flags, MqttVersion.V311);
            packet.Message.Topic.ShouldBe($"t/{size}");
            packet.Message.Payload.Length.ShouldBe(size);
        }

        (await frames.ReadAsync(default)).ShouldBeNull();
    }

    [Fact]
    public async Task Read_PublishLongerThanTheLimit_IsCutAndTheNextPacketIsWhole()
    {
        var writer = new PacketWriter();
        new PublishPacket(new MqttMessage("big", new byte[300_000], MqttQos.AtLeastOnce), 9, false).Write(writer, MqttVersion.V311, null);
        new PubAckPacket(5).Write(writer);
        var frames = new FrameReader(new MemoryStream(writer.Written.ToArray()), Limit);

        var cut = (await frames.ReadAsync(default)).ShouldNotBeNull();
        cut.IsCut.ShouldBeTrue();
        cut.Body.Length.ShouldBe(Limit);
        PublishPacket.Read(cut.Body.Span, cut.Flags, MqttVersion.V311).PacketId.ShouldBe((ushort)9);
        var next = (await frames.ReadAsync(default)).ShouldNotBeNull();
        PubAckPacket.Read(next.Body.Span, MqttVersion.V311).PacketId.ShouldBe((ushort)5);
    }

    /// <summary>Reads as the session does; gives the number of packets.</summary>
    private static async Task<int> ReadAllAsync(byte[] bytes, MqttVersion version)
    {
        var frames = new FrameReader(new MemoryStream(bytes), Limit);
        var count = 0;
        while (await frames.ReadAsync(default) is { } frame)
        {
            count++;
            switch (frame.Type)
            {
                case PacketType.ConnAck: ConnAckPacket.Read(frame.Body.Span, version); break;
                case PacketType.Publish: PublishPacket.Read(frame.Body.Span, frame.Flags, version); break;
                case PacketType.PubAck: PubAckPacket.Read(frame.Body.Span, version); break;
                case PacketType.SubAck or PacketType.UnsubAck: SubAckPacket.Read(frame.Body.Span, version, frame.Type); break;
                case PacketType.Disconnect: DisconnectPacket.Read(frame.Body.Span, version); break;
            }
        }

        return count;
    }

    private static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Gives one byte at a time.</summary>
    private sealed class DripStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..1], cancellationToken);
    }
}
