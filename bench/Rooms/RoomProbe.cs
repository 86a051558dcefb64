using System.Diagnostics;
using System.Globalization;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Activity;
using HomeLLM.HomeAgent.Voice.Audio;
using HomeLLM.HomeAgent.Voice.Listening;

namespace HomeLLM.Bench.Rooms;

/// <summary>
/// <c>room MINUTES</c>: what listening to a room costs while nobody calls the agent, from the microphone's bytes to the end of the voice activity
/// detection; and how much of it would have to be recognised to look for a wake phrase. Processor time as a part of the sound's.
/// </summary>
internal static class RoomProbe
{
    public const string Command = "room";

    private const int StockSeconds = 60, PieceBytes = 4096;

    /// <summary>Of longer utterances only the beginning is looked at, in seconds.</summary>
    private const double Head = 2.8;

    /// <summary>Listens and writes a table.</summary>
    /// <param name="minutes">Of each room.</param>
    /// <param name="output">Receives it.</param>
    public static void Run(int minutes, TextWriter output)
    {
        (string Name, Func<float[]> Make)[] rooms =
        [
            ("at night", () => TestSounds.Noise(StockSeconds, 0.0005f, 1)),
            ("with a fan and hum", () => TestSounds.Mix(TestSounds.Noise(StockSeconds, 0.03f, 2), TestSounds.Tone(StockSeconds, 0.1f, 50, 100, 150))),
            ("full of voices", Babble),
            ("with somebody who talks", () => Talk(0.2f)),
        ];
        Listen(TestWav.Encode(TestSounds.Speech(10, 0.2f, 1), PcmFormat.Recognition), 1); // compiled
        output.WriteLine("| room | processor time | utterances a minute | of it to be recognised, s a minute |");
        output.WriteLine("| --- | --- | --- | --- |");
        foreach (var (name, make) in rooms)
        {
            var sound = TestWav.Encode(make(), PcmFormat.Recognition);
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            var (utterances, seconds) = Listen(sound, minutes);
            process.Refresh();
            var part = (process.TotalProcessorTime - before) / TimeSpan.FromMinutes(minutes);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {name} | {100 * part:0.00} % | {(double)utterances / minutes:0.0} | {seconds / minutes:0.0} |"));
        }
    }

    private static (int Utterances, double Seconds) Listen(byte[] sound, int times)
    {
        var (utterances, seconds) = (0, 0.0);
        using var segmenter = new SpeechSegmenter(new EnergyVoiceDetector(), ListenContext.Segments(new SpeechOptions()));
        var converter = new AudioConverter(PcmFormat.Recognition);
        for (var time = 0; time < times; time++)
        {
            foreach (var piece in sound.Chunk(PieceBytes))
            {
                converter.Write(piece);
                while (converter.TakeFrame() is { } frame)
                {
                    if (segmenter.Process(frame, mayStart: true) != SegmentEvent.Ended) continue;
                    utterances++;
                    seconds += Math.Min(Head, segmenter.Length.TotalSeconds);
                }
            }
        }

        return (utterances, seconds);
    }

    /// <summary>Six voices at once, none of which has a pause.</summary>
    private static float[] Babble() =>
        Enumerable.Range(10, 6).Select(seed => TestSounds.Speech(StockSeconds, 0.05f, seed)).Aggregate((all, one) => TestSounds.Mix(all, [.. one.Skip(7_000), .. one.Take(7_000)]));

    /// <summary>Sentences of three seconds with pauses of two.</summary>
    private static float[] Talk(float level) => TestSounds.Mix(
        TestSounds.Join([.. Enumerable.Range(20, StockSeconds / 5).SelectMany(seed => new[] { TestSounds.Speech(3, level, seed), TestSounds.Silence(2) })]),
        TestSounds.Noise(StockSeconds, 0.002f, 3));
}
