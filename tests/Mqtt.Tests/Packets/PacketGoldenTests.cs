using System.Text;
using HomeLLM.Engines;
using HomeLLM.Engines.Mqtt.Packets;
using Shouldly;

namespace HomeLLM.Mqtt.Tests.Packets;

/// <summary>The bytes of every packet, written down by hand from the standards.</summary>
public class PacketGoldenTests
{
    private static readonly MqttConnectionSettings Plain = new() { Host = "broker", ClientId = "agent" };

    [Fact]
    public void Connect_Version311Plain_HasTheBytes() =>
        Written(writer => ConnectPacket.Write(writer, Plain, 1000)).ShouldBe("10 11 00 04 4d 51 54 54 04 02 00 3c 00 05 61 67 65 6e 74");

    [Fact]
    public void Connect_Version5Plain_TellsTheLongestPacket() =>
        Written(writer => ConnectPacket.Write(writer, Plain with { Version = MqttVersion.V5 }, 1000))
            .ShouldBe("10 17 00 04 4d 51 54 54 05 02 00 3c 05 27 00 00 03 e8 00 05 61 67 65 6e 74");

    [Fact]
    public void Connect_WillAndCredentials_HasTheBytes() =>
        Written(writer => ConnectPacket.Write(writer, WithEverything(MqttVersion.V311), 1000)).ShouldBe(
            "10 1f 00 04 4d 51 54 54 04 ee 00 0a 00 05 61 67 65 6e 74 00 01 77 00 02 62 65 00 01 75 00 02 70 77");

    [Fact]
    public void Connect_Version5WillAndCredentials_HasWillProperties() =>
        Written(writer => ConnectPacket.Write(writer, WithEverything(MqttVersion.V5), 1000)).ShouldBe(
            "10 26 00 04 4d 51 54 54 05 ee 00 0a 05 27 00 00 03 e8 00 05 61 67 65 6e 74 00 00 01 77 00 02 62 65 00 01 75 00 02 70 77");

    [Fact]
    public void Publish_Qos0_HasTheBytes() =>
        Written(writer => new PublishPacket(new("a/b", Bytes("hi")), 0, false).Write(writer, MqttVersion.V311, null))
            .ShouldBe("30 07 00 03 61 2f 62 68 69");

    [Fact]
    public void Publish_Qos1RetainedDuplicate_HasTheBytes() =>
        Written(writer => new PublishPacket(new("a", Bytes("x"), MqttQos.AtLeastOnce, true), 0x1234, true).Write(writer, MqttVersion.V311, null))
            .ShouldBe("3b 06 00 01 61 12 34 78");

    [Fact]
    public void Publish_Version5WithExpiry_HasTheProperty() =>
        Written(writer => new PublishPacket(new("a", Bytes("x"), MqttQos.AtLeastOnce), 1, false).Write(writer, MqttVersion.V5, 10))
            .ShouldBe("32 0c 00 01 61 00 01 05 02 00 00 00 0a 78");

    [Fact]
    public void Publish_LongPayload_HasALengthOfTwoBytes() =>
        Written(writer => new PublishPacket(new("a", new byte[200]), 0, false).Write(writer, MqttVersion.V311, null))
            .ShouldStartWith("30 cb 01 00 01 61 00 00");

    [Fact]
    public void PubAck_HasTheBytes() => Written(new PubAckPacket(0x0102).Write).ShouldBe("40 02 01 02");

    [Fact]
    public void Subscribe_TwoFilters_HasTheBytes() =>
        Written(writer => SubscribePackets.WriteSubscribe(writer, MqttVersion.V311, 7, [("a/#", MqttQos.AtLeastOnce), ("+", MqttQos.AtMostOnce)]))
            .ShouldBe("82 0c 00 07 00 03 61 2f 23 01 00 01 2b 00");

    [Fact]
    public void Subscribe_Version5_HasProperties() =>
        Written(writer => SubscribePackets.WriteSubscribe(writer, MqttVersion.V5, 7, [("a", MqttQos.AtLeastOnce)]))
            .ShouldBe("82 07 00 07 00 00 01 61 01");

    [Fact]
    public void Unsubscribe_HasTheBytes() =>
        Written(writer => SubscribePackets.WriteUnsubscribe(writer, MqttVersion.V311, 8, "a")).ShouldBe("a2 05 00 08 00 01 61");

    [Fact]
    public void Disconnect_HasTheBytes() => Written(DisconnectPacket.Write).ShouldBe("e0 00");

    [Fact]
    public void Packets_SeveralInARow_StandBehindEachOther() =>
        Written(writer =>
        {
            new PubAckPacket(1).Write(writer);
            new PublishPacket(new("a", new byte[130]), 0, false).Write(writer, MqttVersion.V311, null);
            DisconnectPacket.Write(writer);
        }).ShouldEndWith("00 00 e0 00");

    [Theory]
    [InlineData("00 00", 0)]
    [InlineData("01 00", 0)]
    [InlineData("00 04", 0x86)]
    [InlineData("00 05", 0x87)]
    [InlineData("00 01", 0x84)]
    public void ConnAck_Version311_GivesMqtt5Codes(string bytes, int expected) =>
        ConnAckPacket.Read(Hex(bytes), MqttVersion.V311).ReasonCode.ShouldBe(expected);

    [Fact]
    public void ConnAck_Version5_ReadsWhatTheBrokerTakes()
    {
        var packet = ConnAckPacket.Read(Hex("00 00 15 21 00 14 24 01 25 00 27 00 00 10 00 13 00 1e 26 00 01 61 00 00"), MqttVersion.V5);
        packet.Properties.ReceiveMaximum.ShouldBe(20);
        packet.Properties.MaximumQos.ShouldBe(1);
        packet.Properties.RetainAvailable.ShouldBeFalse();
        packet.Properties.MaximumPacketSize.ShouldBe(4096);
        packet.Properties.ServerKeepAlive.ShouldBe(30);
    }

    [Fact]
    public void ConnAck_Version5Refusal_ReadsTheReason()
    {
        var packet = ConnAckPacket.Read(Hex("00 87 05 1f 00 02 6e 6f"), MqttVersion.V5);
        packet.ReasonCode.ShouldBe(0x87);
        packet.Properties.ReasonString.ShouldBe("no");
    }

    [Theory]
    [InlineData("00 01", 0x84)]
    [InlineData("00 84", 0x84)]
    public void ConnAck_BrokerOf311AnswersVersion5_IsARefusedVersion(string bytes, int expected) =>
        ConnAckPacket.Read(Hex(bytes), MqttVersion.V5).ReasonCode.ShouldBe(expected);

    [Fact]
    public void Publish_Version5_ReadsOverProperties()
    {
        var packet = PublishPacket.Read(Hex("00 01 61 00 05 0b 01 01 02 00 00 00 09 03 00 01 74 78 79"), 3, MqttVersion.V5);
        packet.Message.Topic.ShouldBe("a");
    }

    [Fact]
    public void PubAck_Version5_ReadsTheRefusal() =>
        PubAckPacket.Read(Hex("00 05 87 05 1f 00 02 6e 6f"), MqttVersion.V5).ShouldBe(new PubAckPacket(5, 0x87, "no"));

    [Fact]
    public void SubAck_ReadsOneCodePerFilter() =>
        SubAckPacket.Read(Hex("00 07 01 80"), MqttVersion.V311, PacketType.SubAck).ReasonCodes.ShouldBe([1, 0x80]);

    [Fact]
    public void Disconnect_Version5_ReadsTheReason() =>
        DisconnectPacket.Read(Hex("8e 00"), MqttVersion.V5).ReasonCode.ShouldBe(ReasonCodes.SessionTakenOver);

    private static MqttConnectionSettings WithEverything(MqttVersion version) => Plain with
    {
        Version = version,
        KeepAlive = TimeSpan.FromSeconds(10),
        UserName = "u",
        Password = "pw",
        Will = new MqttMessage("w", Bytes("be"), MqttQos.AtLeastOnce, Retain: true),
    };

    private static string Written(Action<PacketWriter> write)
    {
        var writer = new PacketWriter();
        write(writer);
        return string.Join(' ', writer.Written.ToArray().Select(value => value.ToString("x2", null)));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));
}
