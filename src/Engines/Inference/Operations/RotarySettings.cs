using System.Collections.Immutable;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>The settings of RoPE.</summary>
/// <param name="FrequencyBase"><c>rope.freq_base</c>; 10000 by default.</param>
/// <param name="FrequencyScale">What positions are multiplied with: 1 / <c>rope.scaling.factor</c>.</param>
/// <param name="FrequencyFactors">What each pair's angle is divided by (<c>rope_freqs.weight</c>); empty for none.</param>
internal sealed record RotarySettings(float FrequencyBase, float FrequencyScale, ImmutableArray<float> FrequencyFactors);
