using System.Collections.Concurrent;
using HomeLLM.HomeAgent.Voice.Processes;

namespace HomeLLM.HomeAgent.Tests.Voice.Support;

/// <summary>Programs that a test plays.</summary>
/// <param name="play">What a program writes; throws for one that isn't there.</param>
internal sealed class FakeProcesses(Func<string, Stream> play) : IProcessLauncher
{
    public ConcurrentQueue<FakeProcess> Started { get; } = new();

    public int Status { get; set; }

    public IChildProcess Start(string program, params IReadOnlyList<string> arguments)
    {
        var process = new FakeProcess(program, [.. arguments], play(program), Status);
        Started.Enqueue(process);
        return process;
    }

    internal sealed class FakeProcess(string program, string[] arguments, Stream output, int status) : IChildProcess
    {
        private readonly MemoryStream _input = new();

        public string CommandLine => $"{program} {string.Join(' ', arguments)}";

        public byte[] Received => _input.ToArray();

        public string ReceivedText => System.Text.Encoding.UTF8.GetString(Received);

        public bool IsEnded { get; private set; }

        public Stream Input => _input;

        public Stream Output => output;

        public Task<(int Status, string Errors)> WaitAsync(CancellationToken cancellationToken) => Task.FromResult((status, status == 0 ? "" : "out of order"));

        public ValueTask DisposeAsync()
        {
            IsEnded = true;
            return ValueTask.CompletedTask;
        }
    }
}
