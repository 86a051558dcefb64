namespace HomeLLM.Engines.Mqtt.Packets;

/// <summary>What the broker's codes mean, in words for users. Source: MQTT 3.1.1, section 3.2.2.3, and MQTT 5, section 2.4.</summary>
internal static class ReasonCodes
{
    /// <summary>Codes of MQTT 5 from here on are failures.</summary>
    public const int FirstFailure = 0x80;

    public const int ServerShuttingDown = 0x8B;
    public const int SessionTakenOver = 0x8E;

    /// <summary>MQTT 3.1.1 has five codes of its own for a refused CONNECT; this gives MQTT 5's for them.</summary>
    public static int FromVersion311(int returnCode) => returnCode switch
    {
        0 => 0,
        1 => 0x84,
        2 => 0x85,
        3 => 0x88,
        4 => 0x86,
        5 => 0x87,
        _ => FirstFailure,
    };

    public static string Describe(int code) => code switch
    {
        0x80 => "unspecified error",
        0x81 => "malformed packet",
        0x82 => "protocol error",
        0x83 => "implementation specific error",
        0x84 => "this version of MQTT is not supported; set another",
        0x85 => "the client id is not valid",
        0x86 => "bad user name or password",
        0x87 => "not authorised: wrong user name or password, or the broker does not allow this client that",
        0x88 => "the broker is not available",
        0x89 => "the broker is busy",
        0x8A => "this client is banned",
        0x8B => "the broker is shutting down",
        0x8C => "bad authentication method",
        0x8D => "it heard nothing from us within the keep-alive time",
        0x8E => "another client connected with the same client id",
        0x8F => "the topic filter is not valid",
        0x90 => "the topic is not valid",
        0x93 => "too many unconfirmed messages",
        0x94 => "the topic alias is not valid",
        0x95 => "the packet is too large",
        0x96 => "too many messages",
        0x97 => "the quota is exceeded",
        0x98 => "an administrator ended the connection",
        0x99 => "the payload's format is not valid",
        0x9A => "it does not keep retained messages",
        0x9B => "it does not support this quality of service",
        0x9C => "another server is to be used for now",
        0x9D => "the server has moved",
        0x9F => "too many connections in a short time",
        0xA0 => "the longest time of a connection is over",
        0xA2 => "it does not support wildcards",
        _ => $"code 0x{code:x2}",
    };

    /// <summary>A code with the broker's own words behind it, made safe to log: no control characters, at most 200 characters.</summary>
    public static string Describe(int code, string? reasonString)
    {
        if (string.IsNullOrWhiteSpace(reasonString)) return Describe(code);
        var shown = reasonString.Length > 200 ? string.Concat(reasonString.AsSpan(0, 200), "…") : reasonString;
        return $"{Describe(code)} ({string.Concat(shown.Select(letter => char.IsControl(letter) ? ' ' : letter))})";
    }
}
