using System.Collections.Immutable;

namespace HomeLLM.Grammar;

/// <summary>How the reasons are spelled in a call line.</summary>
public static class RefusalReasons
{
    /// <summary>The spellings, in the order of <see cref="RefusalReason"/>.</summary>
    public static ImmutableArray<string> Spellings { get; } = ["no_such_device", "unsupported", "ambiguous", "not_a_command"];

    /// <summary>The spelling of a reason.</summary>
    public static string Spell(this RefusalReason reason) => Spellings[(int)reason];

    /// <summary>Reads a spelling; false where there is no such reason.</summary>
    public static bool TryParse(string? spelling, out RefusalReason reason)
    {
        var index = spelling is null ? -1 : Spellings.IndexOf(spelling);
        reason = (RefusalReason)Math.Max(0, index);
        return index >= 0;
    }
}
