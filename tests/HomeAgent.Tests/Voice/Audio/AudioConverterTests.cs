using FsCheck;
using FsCheck.Fluent;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Audio;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Audio;

public sealed class AudioConverterTests
{
    [Theory]
    [InlineData(8_000)]
    [InlineData(11_025)]
    [InlineData(22_050)]
    [InlineData(44_100)]
    [InlineData(44_101)]
    [InlineData(48_000)]
    [InlineData(96_000)]
    [InlineData(384_000)]
    public void Resample_Tone_StaysThatTone(int rate)
    {
        var samples = Convert(rate, i => 0.5 * Math.Sin(2 * Math.PI * 1000 * i / rate), seconds: 0.5);

        samples.Length.ShouldBeInRange(7_998, 8_002);
        var error = samples.Select((sample, i) => sample - (0.5 * Math.Sin(2 * Math.PI * 1000 * i / 16_000))).Skip(200).SkipLast(200).Max(Math.Abs);
        error.ShouldBeLessThan(0.003);
    }

    [Theory]
    [InlineData(48_000, 9_500)]
    [InlineData(44_100, 15_000)]
    [InlineData(32_000, 12_000)]
    public void Resample_ToneAboveTheNewLimit_IsGone(int rate, double frequency)
    {
        var samples = Convert(rate, i => 0.5 * Math.Sin(2 * Math.PI * frequency * i / rate), seconds: 0.3);

        samples.Skip(300).SkipLast(300).Max(Math.Abs).ShouldBeLessThan(0.001f);
    }

    [Fact]
    public void Resample_SteadySound_KeepsItsLevel()
    {
        foreach (var rate in new[] { 8_000, 16_000, 44_100, 48_000 })
        {
            foreach (var sample in Convert(rate, _ => 0.25, seconds: 0.2).Skip(100).SkipLast(100)) ((double)sample).ShouldBe(0.25, 0.0005);
        }
    }

    [Fact]
    public void Write_BytesCutAnywhere_GivesTheSame()
    {
        var formats = from encoding in Gen.Elements(Enum.GetValues<PcmEncoding>())
                      from rate in Gen.Elements(8_000, 16_000, 44_100)
                      from channels in Gen.Choose(1, 3)
                      select new PcmFormat(encoding, rate, channels);
        var cases = from format in formats
                    from bytes in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(700)
                    from cuts in Gen.Choose(0, 90).ArrayOf(20)
                    select (format, bytes, cuts);

        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var whole = new AudioConverter(one.format);
            whole.Write(one.bytes);
            whole.Complete();
            var cut = new AudioConverter(one.format);
            var rest = one.bytes.AsSpan();
            foreach (var length in one.cuts)
            {
                cut.Write(rest[..Math.Min(length, rest.Length)]);
                rest = rest[Math.Min(length, rest.Length)..];
            }

            cut.Write(rest);
            cut.Complete();
            return cut.TakeAll().SequenceEqual(whole.TakeAll());
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void Convert_AnyRateAndLength_LastsAsLong()
    {
        var cases = from rate in Gen.Choose(PcmFormat.MinRate, PcmFormat.MaxRate)
                    from samples in Gen.Choose(0, 5000)
                    select (rate, samples);

        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var converter = new AudioConverter(new(PcmEncoding.Signed16, one.rate, 1));
            converter.Write(new byte[2 * one.samples]);
            converter.Complete();
            return Math.Abs(converter.Available - (one.samples * 16_000.0 / one.rate)) <= 1;
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void TakeFrame_WhileMoreComes_KeepsOrderAndLosesNothing()
    {
        var converter = new AudioConverter(PcmFormat.Recognition);
        var taken = new List<float>();
        for (var i = 0; i < 50; i++)
        {
            converter.Write(TestWav.Encode(Enumerable.Range(i * 100, 100).Select(value => value / 10_000f), PcmFormat.Recognition));
            while (converter.TakeFrame() is { } frame) taken.AddRange(frame);
        }

        taken.AddRange(converter.TakeAll());
        taken.Count.ShouldBe(5000);
        taken.ShouldBeInOrder();
    }

    private static float[] Convert(int rate, Func<int, double> wave, double seconds)
    {
        var format = new PcmFormat(PcmEncoding.Float32, rate, 1);
        var converter = new AudioConverter(format);
        converter.Write(TestWav.Encode(Enumerable.Range(0, (int)(rate * seconds)).Select(i => (float)wave(i)), format));
        converter.Complete();
        return converter.TakeAll();
    }
}
