using BenchmarkDotNet.Running;

// In this process: the project that BenchmarkDotNet would generate beside it doesn't find an assembly named otherwise than its project.
BenchmarkSwitcher.FromAssembly(typeof(HomeLLM.Bench.InferenceBenchmarks).Assembly).Run([.. args, "--inProcess"]);
