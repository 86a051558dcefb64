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
    public static bool IsFollowUp(this OrderKind kind) => kind is OrderKind.FollowToo or OrderKind.FollowPlace or OrderKind.FollowOther;

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

    /// <summary>Whether it says how something shall be relative to now, so that its call can't be told from the order.</summary>
    public static bool IsRelative(this OrderKind kind) =>
        kind is OrderKind.Toggle or OrderKind.Warmer or OrderKind.Cooler or OrderKind.VolumeMore or OrderKind.VolumeLess or OrderKind.Reverse
            or OrderKind.AddItem;

    /// <summary>What the kind is called in sections and statistics.</summary>
    public static string Snake(this OrderKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => (i > 0 && char.IsUpper(c) ? "_" : "") + char.ToLowerInvariant(c)));
}
