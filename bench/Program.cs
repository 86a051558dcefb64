using System.Globalization;
using BenchmarkDotNet.Running;
using HomeLLM.Bench.Engines;

if (args is [EngineProbe.Command, var engine, var model, var threads])
{
    EngineProbe.Run(engine, model, int.Parse(threads, CultureInfo.InvariantCulture), Console.Out);
    return;
}

// In this process: the project that BenchmarkDotNet would generate beside it doesn't find an assembly named otherwise than its project.
BenchmarkSwitcher.FromAssembly(typeof(HomeLLM.Bench.InferenceBenchmarks).Assembly).Run([.. args, "--inProcess"]);
