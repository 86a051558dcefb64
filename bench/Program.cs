using System.Globalization;
using BenchmarkDotNet.Running;
using HomeLLM.Bench.Ears;
using HomeLLM.Bench.Engines;
using HomeLLM.Bench.Rooms;

if (args is [EngineProbe.Command, var engine, var model, var threads])
{
    EngineProbe.Run(engine, model, int.Parse(threads, CultureInfo.InvariantCulture), Console.Out);
    return;
}

if (args is [RoomProbe.Command, var minutes])
{
    RoomProbe.Run(int.Parse(minutes, CultureInfo.InvariantCulture), Console.Out);
    return;
}

if (args is ["ear", NamesProbe.Command, .. var sets])
{
    await NamesProbe.RunAsync(sets.FirstOrDefault(), Console.Out, Console.Error);
    return;
}

if (args is ["ear", TelevisionProbe.Command])
{
    await TelevisionProbe.RunAsync(Console.Out, Console.Error);
    return;
}

// In this process: the project that BenchmarkDotNet would generate beside it doesn't find an assembly named otherwise than its project.
BenchmarkSwitcher.FromAssembly(typeof(HomeLLM.Bench.InferenceBenchmarks).Assembly).Run([.. args, "--inProcess"]);
