using System.Net;
using System.Net.Sockets;

namespace HomeLLM.HomeAgent.Doctor;

/// <summary>Finds out whether a server could listen somewhere.</summary>
internal static class PortProbe
{
    /// <summary>Tries.</summary>
    /// <returns><see cref="SocketError.Success"/> where it could.</returns>
    public static SocketError TryListen(IPEndPoint endPoint)
    {
        try
        {
            using var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(endPoint);
            return SocketError.Success;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
    }

    /// <summary>Who will reach a port that is free.</summary>
    public static string Reach(IPEndPoint endPoint) =>
        IPAddress.IsLoopback(endPoint.Address) ? "only this machine will reach it" : "the agent isn't running now";

    /// <summary>Where a client on this machine reaches what listens there.</summary>
    public static IPEndPoint Reachable(IPEndPoint endPoint) =>
        endPoint.Address.Equals(IPAddress.Any) ? new(IPAddress.Loopback, endPoint.Port)
        : endPoint.Address.Equals(IPAddress.IPv6Any) ? new(IPAddress.IPv6Loopback, endPoint.Port) : endPoint;
}
