namespace HomeLLM.DeviceRegistry;

/// <summary>The largest home that is read; far above what people have, far below what would hurt.</summary>
public static class HomeLimits
{
    /// <summary>The most floors.</summary>
    public const int Floors = 100;

    /// <summary>The most areas.</summary>
    public const int Areas = 2_000;

    /// <summary>The most devices.</summary>
    public const int Devices = 20_000;

    /// <summary>The longest id, in characters.</summary>
    public const int IdLength = EntityId.MaxLength;

    /// <summary>The longest name or alias, in characters.</summary>
    public const int NameLength = 200;

    /// <summary>The most aliases of one floor, area or device.</summary>
    public const int Aliases = 50;

    /// <summary>The longest state, in characters (Home Assistant's own limit).</summary>
    public const int StateLength = 255;

    /// <summary>The longest topic, in characters.</summary>
    public const int TopicLength = 1_000;

    /// <summary>The most attributes of one device.</summary>
    public const int Attributes = 200;

    /// <summary>The longest text of one attribute, in characters of JSON.</summary>
    public const int AttributeLength = 16_384;
}
