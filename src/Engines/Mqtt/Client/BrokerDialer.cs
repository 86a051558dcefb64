using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>Opens the stream to a broker: TCP, with TLS inside where it is wanted.</summary>
internal static class BrokerDialer
{
    /// <exception cref="MqttConnectException">It can't be opened; the message says why.</exception>
    public static async Task<(Socket Socket, Stream Stream)> DialAsync(MqttConnectionSettings settings, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(settings.Host, settings.Port, cancellationToken).ConfigureAwait(false);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (settings.Tls) stream = await EncryptAsync(stream, settings, cancellationToken).ConfigureAwait(false);
            return (socket, stream);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new MqttConnectException(Describe(exception, settings), inner: exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<Stream> EncryptAsync(Stream stream, MqttConnectionSettings settings, CancellationToken cancellationToken)
    {
        string? distrust = null;
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = settings.Host,
            CertificateChainPolicy = settings.CaFile is null ? null : ReadAuthorities(settings.CaFile),
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            {
                distrust = DescribeDistrust(errors, chain, settings.Host);
                return errors == SslPolicyErrors.None;
            },
        };
        var encrypted = new SslStream(stream);
        try
        {
            await encrypted.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
            return encrypted;
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            await encrypted.DisposeAsync().ConfigureAwait(false);
            var broker = $"{settings.Host}:{settings.Port}";
            throw distrust is not null
                ? new MqttConnectException($"the certificate of the broker at {broker} is not trusted: {distrust}", needsUser: true, exception)
                : new MqttConnectException(
                    $"no encrypted connection to the broker at {broker} (does it speak TLS on that port?): {exception.Message}",
                    needsUser: exception is AuthenticationException,
                    exception);
        }
    }

    /// <summary>Read at every attempt, so that a file put right is noticed.</summary>
    private static X509ChainPolicy ReadAuthorities(string caFile)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(caFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new MqttConnectException($"the CA file {caFile} can't be read: {exception.Message}", needsUser: true, exception);
        }

        if (policy.CustomTrustStore.Count == 0)
            throw new MqttConnectException($"the CA file {caFile} holds no certificate in PEM form", needsUser: true);
        // Intermediate authorities may stand in the same file; only self-signed ones are roots, the others help to build the chain.
        policy.ExtraStore.AddRange(policy.CustomTrustStore);
        return policy;
    }

    private static string? DescribeDistrust(SslPolicyErrors errors, X509Chain? chain, string host)
    {
        if (errors == SslPolicyErrors.None) return null;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)) return "it sent none";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return $"it was not made for the name '{host}'";
        var problems = chain?.ChainStatus.Select(status => status.StatusInformation.Trim()).Where(text => text.Length > 0).Distinct() ?? [];
        var listed = string.Join("; ", problems);
        return listed.Length > 0 ? listed : "its authority is unknown";
    }

    private static string Describe(SocketException exception, MqttConnectionSettings settings)
    {
        var broker = $"{settings.Host}:{settings.Port}";
        return exception.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => $"nothing listens at {broker}: is the broker running there?",
            SocketError.HostNotFound or SocketError.NoData => $"the name of the broker '{settings.Host}' is not known",
            SocketError.TryAgain => $"the name of the broker '{settings.Host}' can't be looked up now: is the network up?",
            SocketError.TimedOut => $"the broker at {broker} does not answer",
            SocketError.HostUnreachable or SocketError.NetworkUnreachable => $"the broker at {broker} can't be reached: is the network up?",
            _ => $"no connection to the broker at {broker}: {exception.Message}",
        };
    }
}
