using System.Collections.Immutable;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>Several devices that fit one mention equally.</summary>
/// <param name="Labels">Their labels.</param>
/// <param name="IsMany">Whether all of them are meant; else one of them, and nobody can say which.</param>
internal sealed record MentionGroup(ImmutableArray<string> Labels, bool IsMany);
