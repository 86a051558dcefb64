using FsCheck;
using FsCheck.Fluent;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Audio;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Audio;

public sealed class WavTests
{
    private static readonly PcmFormat Plain = new(PcmEncoding.Signed16, 16_000, 1);

    [Theory]
    [InlineData(PcmEncoding.Unsigned8, 1, 0.02)]
    [InlineData(PcmEncoding.Signed16, 2, 0.001)]
    [InlineData(PcmEncoding.Signed24, 1, 0.001)]
    [InlineData(PcmEncoding.Signed32, 6, 0.001)]
    [InlineData(PcmEncoding.Float32, 2, 0.001)]
    [InlineData(PcmEncoding.Float64, 1, 0.001)]
    public async Task Read_EveryEncoding_GivesTheSameNumbers(object encoding, int channels, double tolerance)
    {
        var format = new PcmFormat((PcmEncoding)encoding, 16_000, channels);
        float[] values = [0, 0.5f, -0.5f, 1, -1, 0.25f];

        foreach (var isExtensible in new[] { false, true })
        {
            var samples = await TestWav.ReadAsync(TestWav.Create(format, TestWav.Encode(values, format), isExtensible, extraChunk: [1, 2, 3]));

            samples.Length.ShouldBe(AudioFrame.Length);
            for (var i = 0; i < values.Length; i++) ((double)samples[i]).ShouldBe(values[i], tolerance);
            samples.Skip(values.Length).ShouldAllBe(sample => sample == 0);
        }
    }

    [Fact]
    public void Read_AnyFormatAndSamples_GivesThemBack()
    {
        var cases = from encoding in Gen.Elements(Enum.GetValues<PcmEncoding>())
                    from channels in Gen.Choose(1, PcmFormat.MaxChannels)
                    from isExtensible in Gen.Elements(true, false)
                    from extra in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf()
                    from values in Gen.Choose(-1000, 1000).Select(value => value / 1000f).ArrayOf()
                    select (format: new PcmFormat(encoding, 16_000, channels), isExtensible, extra, values);

        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var read = Read(TestWav.Create(one.format, TestWav.Encode(one.values, one.format), one.isExtensible, one.extra));
            return read.Length % AudioFrame.Length == 0 && read.Length >= one.values.Length
                && one.values.Select((value, i) => Math.Abs(value - read[i])).All(error => error < 0.02f)
                && read.Skip(one.values.Length).All(sample => sample == 0);
        }).Check(Config.QuickThrowOnFailure);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue)]
    [InlineData(0x7FFF_FFFFu)]
    public async Task Read_StreamOfUnknownLength_GoesOnToTheEnd(uint length)
    {
        var data = TestWav.Encode(Enumerable.Repeat(0.5f, 1000), Plain);

        (await TestWav.ReadAsync(TestWav.Create(Plain, data, length: length))).Count(sample => sample > 0.4f).ShouldBe(1000);
    }

    [Fact]
    public async Task Read_LessThanAnnounced_TakesWhatIsThere()
    {
        var wav = TestWav.Create(Plain, TestWav.Encode(Enumerable.Repeat(0.5f, 1000), Plain));

        (await TestWav.ReadAsync(wav[..^501])).Count(sample => sample > 0.4f).ShouldBe(749);
    }

    [Fact]
    public async Task Read_FloatsOutOfRange_AreTamed()
    {
        var format = new PcmFormat(PcmEncoding.Float32, 16_000, 1);
        var samples = await TestWav.ReadAsync(TestWav.Create(format, TestWav.Encode([float.NaN, float.PositiveInfinity, -1e30f], format)));

        samples[..3].ShouldBe([0, 1, -1]);
    }

    [Fact]
    public async Task Read_HeaderCutAnywhere_FailsTyped()
    {
        var wav = TestWav.Create(Plain, [1, 2, 3, 4], isExtensible: true, extraChunk: new byte[11]);
        for (var length = 0; length < wav.Length - 4; length++)
            await Should.ThrowAsync<AudioFormatException>(() => TestWav.ReadAsync(wav[..length]), $"cut to {length} bytes");
    }

    [Theory]
    [InlineData(4_000_000, 1, "sample rate")]
    [InlineData(1_000, 1, "sample rate")]
    [InlineData(16_000, 200, "channels")]
    [InlineData(16_000, 0, "channels")]
    public async Task Read_FormatOutOfRange_SaysWhat(int rate, int channels, string what)
    {
        var wav = TestWav.Create(new(PcmEncoding.Signed16, rate, channels), [0, 0]);

        (await Should.ThrowAsync<AudioFormatException>(() => TestWav.ReadAsync(wav))).Message.ShouldContain(what);
    }

    [Fact]
    public async Task Read_MangledFiles_FailTypedOrGiveNumbers()
    {
        var random = new Random(1);
        var good = TestWav.Create(new(PcmEncoding.Signed24, 44_100, 2), new byte[600], extraChunk: new byte[5]);
        for (var run = 0; run < 3000; run++)
        {
            var bad = good.ToArray();
            for (var i = random.Next(1, 6); i > 0; i--) bad[random.Next(run % 2 == 0 ? 64 : bad.Length)] = (byte)random.Next(256);
            try
            {
                (await TestWav.ReadAsync(bad[..random.Next(bad.Length)])).ShouldAllBe(sample => sample >= -1.5f && sample <= 1.5f);
            }
            catch (AudioFormatException exception)
            {
                exception.Message.ShouldContain("expected");
            }
        }
    }

    /// <summary>For properties, which are not asynchronous: nothing waits here, since all is in memory.</summary>
    private static float[] Read(byte[] wav) => TestWav.ReadAsync(wav).GetAwaiter().GetResult();
}
