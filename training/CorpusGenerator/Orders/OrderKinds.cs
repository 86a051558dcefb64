namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>What kinds of orders have in common.</summary>
internal static class OrderKinds
{
    /// <summary>Whether it asks about devices.</summary>
    public static bool IsQuestion(this OrderKind kind) => kind is >= OrderKind.AskState and <= OrderKind.AskValue;

    /// <summary>Whether it asks about a kind of device in the plural: "are any blinds open".</summary>
    public static bool IsAboutMany(this OrderKind kind) => kind is OrderKind.AskAny or OrderKind.AskAll or OrderKind.AskList or OrderKind.AskCount;

    /// <summary>Whether nothing of the home is named by it: the time, the date, as it was before.</summary>
    public static bool HasNoTarget(this OrderKind kind) => kind is OrderKind.AskTime or OrderKind.AskDate or OrderKind.Undo;

    /// <summary>Whether it is no order but a wish that one may help with.</summary>
    public static bool IsOffer(this OrderKind kind) => kind is >= OrderKind.OfferDark and <= OrderKind.OfferQuiet;

    /// <summary>Whether it means the last order.</summary>
    public static bool IsFollowUp(this OrderKind kind) => kind is >= OrderKind.FollowToo and <= OrderKind.FollowValue;

    /// <summary>Whether it is no order for a device of the home.</summary>
    public static bool IsTalk(this OrderKind kind) => kind is OrderKind.Chatter or OrderKind.Other or OrderKind.Unsupported;

    /// <summary>Whether it is an order that acts, whole by itself.</summary>
    public static bool IsPlainOrder(this OrderKind kind) =>
        !kind.IsTalk() && !kind.IsQuestion() && !kind.HasNoTarget() && !kind.IsOffer() && !kind.IsFollowUp();

    /// <summary>Whether it turns things on or off, or over.</summary>
    public static bool IsPower(this OrderKind kind) => kind is OrderKind.On or OrderKind.Off or OrderKind.Toggle;

    /// <summary>Whether a bare room is enough for it: "open the kitchen".</summary>
    public static bool TakesBareRoom(this OrderKind kind) =>
        kind is OrderKind.On or OrderKind.Off or OrderKind.Open or OrderKind.Close or OrderKind.Lock or OrderKind.Unlock;

    /// <summary>Whether nobody says "and the other one too" after it.</summary>
    public static bool IsSingular(this OrderKind kind) => kind is OrderKind.Toggle or OrderKind.Reverse or OrderKind.AddItem;

    /// <summary>Whether it can be taken a step further: "a bit more".</summary>
    public static bool IsStep(this OrderKind kind) => kind == OrderKind.Next || kind == OrderKind.Previous || kind.Opposite() is not null;

    /// <summary>The step in the other direction; null for what is no step.</summary>
    public static OrderKind? Opposite(this OrderKind kind) => kind switch
    {
        OrderKind.Up => OrderKind.Down,
        OrderKind.Down => OrderKind.Up,
        OrderKind.Brighter => OrderKind.Dimmer,
        OrderKind.Dimmer => OrderKind.Brighter,
        OrderKind.Faster => OrderKind.Slower,
        OrderKind.Slower => OrderKind.Faster,
        OrderKind.Warmer => OrderKind.Cooler,
        OrderKind.Cooler => OrderKind.Warmer,
        OrderKind.VolumeUp => OrderKind.VolumeDown,
        OrderKind.VolumeDown => OrderKind.VolumeUp,
        OrderKind.VolumeMore => OrderKind.VolumeLess,
        OrderKind.VolumeLess => OrderKind.VolumeMore,
        _ => null,
    };

    /// <summary>What the kind is called in sections and statistics.</summary>
    public static string Snake(this OrderKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => (i > 0 && char.IsUpper(c) ? "_" : "") + char.ToLowerInvariant(c)));
}
