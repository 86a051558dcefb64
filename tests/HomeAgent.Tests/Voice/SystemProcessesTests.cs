using HomeLLM.HomeAgent.Voice.Processes;
using HomeLLM.Mqtt.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice;

public sealed class SystemProcessesTests
{
    private readonly SystemProcesses _processes = new();

    [SkippableFact]
    public async Task Start_Program_ReadsWritesAndEnds()
    {
        Skip.IfNot(File.Exists("/bin/sh"), "there is no /bin/sh here");
        await using var child = _processes.Start("/bin/sh", "-c", "cat; echo \"bad $0\" >&2; exit 3", "luck; exit 0");
        await child.Input.WriteAsync("hello"u8.ToArray());
        child.Input.Close();

        using var output = new StreamReader(child.Output);
        (await Wait.WithinAsync(output.ReadToEndAsync())).ShouldBe("hello");
        (await Wait.WithinAsync(child.WaitAsync(default))).ShouldBe((3, "bad luck; exit 0"));
    }

    [SkippableFact]
    public async Task Dispose_RunningProgram_EndsIt()
    {
        Skip.IfNot(File.Exists("/bin/sh"), "there is no /bin/sh here");
        var child = _processes.Start("/bin/sh", "-c", "echo on; cat");
        var buffer = new byte[3];
        await Wait.WithinAsync(child.Output.ReadExactlyAsync(buffer).AsTask());
        var output = child.Output;

        await child.DisposeAsync();

        // Nobody writes any more.
        await Should.ThrowAsync<Exception>(async () =>
        {
            if (await Wait.WithinAsync(output.ReadAsync(buffer).AsTask()) == 0) throw new EndOfStreamException();
        });
    }

    [Fact]
    public void Start_MissingProgram_FailsTyped() =>
        Should.Throw<ProgramMissingException>(() => _processes.Start("there-is-no-such-program")).Message.ShouldContain("there-is-no-such-program");
}
