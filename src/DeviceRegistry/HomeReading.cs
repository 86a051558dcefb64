using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace HomeLLM.DeviceRegistry;

/// <summary>What came of reading a home: the home, or everything that is wrong with its description.</summary>
/// <param name="Home">The home; null where there is at least one error.</param>
/// <param name="Errors">Every error, in the order of the text; empty where the home is good.</param>
public sealed record HomeReading(HomeSnapshot? Home, ImmutableArray<HomeError> Errors)
{
    /// <summary>Whether the home was read.</summary>
    [MemberNotNullWhen(true, nameof(Home))]
    public bool IsGood => Home is not null;
}
