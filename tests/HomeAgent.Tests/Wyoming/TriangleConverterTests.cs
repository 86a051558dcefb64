using HomeLLM.HomeAgent.Wyoming;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Wyoming;

public sealed class TriangleConverterTests
{
    private readonly TriangleConverter _converter = new();

    [Theory]
    [InlineData(16_000, 3, 3)]
    [InlineData(48_000, 0, 0)]
    [InlineData(48_000, 4800, 1600)]
    [InlineData(44_100, 44_100, 16_000)]
    [InlineData(22_050, 1, 0)]
    [InlineData(8_000, 800, 1600)]
    public void Convert_Length_IsTheSameTime(int rate, int samples, int expected) =>
        _converter.Convert(new short[samples], rate).Length.ShouldBe(expected);

    [Fact]
    public void Convert_SameRate_IsScaledOnly() => _converter.Convert([0, 16384, -32768, 32767], 16_000).ShouldBe([0, 0.5f, -1, 32767f / 32768]);

    [Theory]
    [InlineData(8_000)]
    [InlineData(22_050)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(96_000)]
    public void Convert_LowTone_KeepsItsShape(int rate)
    {
        var heard = _converter.Convert(Tone(440, rate, seconds: 1), rate);

        for (var i = 100; i < heard.Length - 100; i++)
        {
            heard[i].ShouldBe((float)(0.5 * Math.Sin(2 * Math.PI * 440 * i / 16_000)), 0.02);
        }
    }

    [Theory]
    [InlineData(48_000, 15_000)]
    [InlineData(44_100, 16_000)]
    [InlineData(96_000, 30_000)]
    public void Convert_ToneThatTheLowerRateCannotCarry_IsDamped(int rate, int hertz)
    {
        var heard = _converter.Convert(Tone(hertz, rate, seconds: 1), rate);

        // A quarter of the tone's 0.35 at the most.
        Math.Sqrt(heard.Average(sample => sample * sample)).ShouldBeLessThan(0.09);
    }

    private static short[] Tone(int hertz, int rate, int seconds) =>
        [.. Enumerable.Range(0, rate * seconds).Select(i => (short)(16384 * Math.Sin(2 * Math.PI * hertz * i / rate)))];
}
