using HomeLLM.Engines.Inference.Operations;
using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Operations;

public class RotaryEmbeddingTests
{
    [Theory]
    [InlineData(0, 1f)]
    [InlineData(1, 1f)]
    [InlineData(37, 1f)]
    [InlineData(200, 0.25f)]
    public void Turn_AnyPosition_TurnsNeighboursByTheirAngle(int position, float scale)
    {
        const int length = 16;
        var heads = new SeededRandom(1).NextSigned(3 * length, 1);
        var before = heads.ToArray();
        new RotaryEmbedding(256, length, new RotarySettings(10_000, scale, [])).Turn(heads, position);

        for (var i = 0; i < heads.Length; i += 2)
        {
            var angle = position * scale * Math.Pow(10_000, -(i % length) / (double)length);
            heads[i].ShouldBe((float)((before[i] * Math.Cos(angle)) - (before[i + 1] * Math.Sin(angle))), 1e-4f);
            heads[i + 1].ShouldBe((float)((before[i] * Math.Sin(angle)) + (before[i + 1] * Math.Cos(angle))), 1e-4f);
        }
    }
}
