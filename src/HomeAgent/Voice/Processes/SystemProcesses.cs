using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace HomeLLM.HomeAgent.Voice.Processes;

/// <summary>Programs of the system.</summary>
internal sealed class SystemProcesses : IProcessLauncher
{
    /// <inheritdoc/>
    public IChildProcess Start(string program, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            UseShellExecute = false,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            return new SystemProcess(Process.Start(start)!);
        }
        catch (Win32Exception exception)
        {
            throw new ProgramMissingException(program, exception.Message, exception);
        }
    }

    private sealed class SystemProcess : IChildProcess
    {
        /// <summary>What it says last is what matters, in characters.</summary>
        private const int MaxErrors = 500;

        private readonly Process _process;
        private readonly StringBuilder _errors = new();

        public SystemProcess(Process process)
        {
            _process = process;
            process.ErrorDataReceived += (_, line) => Keep(line.Data);
            process.BeginErrorReadLine();
        }

        public Stream Input => _process.StandardInput.BaseStream;

        public Stream Output => _process.StandardOutput.BaseStream;

        public async Task<(int Status, string Errors)> WaitAsync(CancellationToken cancellationToken)
        {
            await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            lock (_errors) return (_process.ExitCode, _errors.ToString().Trim());
        }

        public ValueTask DisposeAsync()
        {
            try
            {
                if (!_process.HasExited) _process.Kill(entireProcessTree: true);
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
            {
                // It has just ended by itself.
            }

            _process.Dispose();
            return ValueTask.CompletedTask;
        }

        private void Keep(string? line)
        {
            if (line is null) return;
            lock (_errors)
            {
                _errors.Append(line).Append(' ');
                if (_errors.Length > MaxErrors) _errors.Remove(0, _errors.Length - MaxErrors);
            }
        }
    }
}
