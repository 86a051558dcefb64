using System.Diagnostics;

namespace HomeLLM.Mqtt.Tests.Support;

/// <summary>Waits for conditions, never for a fixed time.</summary>
internal static class Wait
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            if (clock.Elapsed > Longest) throw new TimeoutException($"Waited {Longest.TotalSeconds} s in vain: {what}.");
            await Task.Delay(5);
        }
    }

    public static async Task<T> WithinAsync<T>(Task<T> task) => await task.WaitAsync(Longest);

    public static async Task WithinAsync(Task task) => await task.WaitAsync(Longest);
}
