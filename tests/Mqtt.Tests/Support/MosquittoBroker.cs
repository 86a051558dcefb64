using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace HomeLLM.Mqtt.Tests.Support;

/// <summary>A real mosquitto on a free loopback port, with its own configuration in a directory of its own.</summary>
internal sealed class MosquittoBroker : IAsyncDisposable
{
    private static readonly string[] Directories =
        [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"];

    private readonly DirectoryInfo _directory;
    private readonly string _configFile;
    private Process? _process;

    private MosquittoBroker(int port, DirectoryInfo directory, string extraLines)
    {
        Port = port;
        _directory = directory;
        _configFile = Path.Combine(_directory.FullName, "mosquitto.conf");
        File.WriteAllText(_configFile, $"""
            user {Environment.UserName}
            persistence false
            # The default of 1,000 waiting messages would make mosquitto itself drop some of 10,000.
            max_queued_messages 0
            listener {port} 127.0.0.1
            {extraLines}

            """);
    }

    public int Port { get; }

    /// <summary>Skips the calling test where mosquitto isn't installed; on CI it must be.</summary>
    public static string Require()
    {
        var found = Directories.Where(directory => directory.Length > 0)
            .Select(directory => Path.Combine(directory, OperatingSystem.IsWindows() ? "mosquitto.exe" : "mosquitto"))
            .FirstOrDefault(File.Exists);
        if (found is null && string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException("CI is true, but mosquitto is not installed: apt-get install mosquitto");
        Skip.If(found is null, "mosquitto is not installed");
        return found!;
    }

    public static Task<MosquittoBroker> StartAsync() => StartAsync("allow_anonymous true");

    public static Task<MosquittoBroker> StartWithPasswordAsync(string user, string password)
    {
        // mosquitto's own format of PBKDF2: $7$iterations$salt$hash.
        var salt = RandomNumberGenerator.GetBytes(12);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, 101, HashAlgorithmName.SHA512, 64);
        var line = $"{user}:$7$101${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}\n";
        return StartAsync("allow_anonymous false\npassword_file {0}", ("passwords", Encoding.ASCII.GetBytes(line)));
    }

    public static Task<MosquittoBroker> StartWithTlsAsync(string certificatePem, string keyPem) => StartAsync(
        "allow_anonymous true\ncertfile {0}\nkeyfile {1}",
        ("server.pem", Encoding.ASCII.GetBytes(certificatePem)),
        ("server.key", Encoding.ASCII.GetBytes(keyPem)));

    /// <summary>Starts it, again after <see cref="KillAsync"/>, and waits until it listens.</summary>
    public async Task RunAsync()
    {
        var start = new ProcessStartInfo(Require(), ["-c", _configFile]) { RedirectStandardError = true, RedirectStandardOutput = true };
        _process = Process.Start(start)!;
        // Its log is read away, so that it never blocks on a full pipe.
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        var log = new StringBuilder();
        _process.ErrorDataReceived += (_, line) => log.AppendLine(line.Data);
        _process.BeginErrorReadLine();
        await Wait.UntilAsync(() => _process.HasExited ? throw new InvalidOperationException($"mosquitto ended: {log}") : Listens(), "mosquitto");
    }

    public async Task KillAsync()
    {
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _directory.Delete(recursive: true);
    }

    private static async Task<MosquittoBroker> StartAsync(string lines, params (string Name, byte[] Content)[] files)
    {
        Require();
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var directory = Directory.CreateTempSubdirectory("mqtt-tests-");
        var paths = files.Select(file => (object)Path.Combine(directory.FullName, file.Name)).ToArray();
        for (var i = 0; i < files.Length; i++)
        {
            await File.WriteAllBytesAsync((string)paths[i], files[i].Content);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode((string)paths[i], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var broker = new MosquittoBroker(port, directory, string.Format(null, lines, paths));
        await broker.RunAsync();
        return broker;
    }

    private bool Listens()
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
