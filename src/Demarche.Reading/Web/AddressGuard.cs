using System.Net;
using System.Net.Sockets;

namespace Demarche.Reading.Web;

/// <summary>Which addresses may be fetched: http and https to public machines. An address that a user names may come from anybody, and so may every redirect.</summary>
static class AddressGuard
{
    /// <summary>Why an address is not fetched whatever it resolves to; null when it may be tried.</summary>
    public static string? Refuse(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Scheme is not ("http" or "https") ? $"'{address.Scheme}:' is not fetched; only http and https are"
            : address.UserInfo.Length > 0 ? "the address holds a user name or password; leave it out"
            : null;
    }

    /// <summary>Where a host is, after a look at every address it has.</summary>
    /// <exception cref="PrivateAddressException">When one of them is private and private ones are not allowed.</exception>
    public static async Task<IPAddress[]> Resolve(string host, bool allowPrivate, CancellationToken cancel)
    {
        var found = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancel).ConfigureAwait(false);
        foreach (var a in found)
        {
            if (!allowPrivate && IsPrivate(a))
            {
                throw new PrivateAddressException($"'{host}' is {a}, an address inside this machine or network; use --allow-private when that is meant");
            }
        }

        return found;
    }

    /// <summary>Connects to the very addresses that were looked at, so that a name cannot change its mind in between.</summary>
    public static async ValueTask<Stream> Connect(DnsEndPoint to, bool allowPrivate, CancellationToken cancel)
    {
        var addresses = await Resolve(to.Host, allowPrivate, cancel).ConfigureAwait(false);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>True for addresses that are not of the public internet: loopback, private, link-local, shared, documentation, multicast, unspecified, and IPv6 forms of them.</summary>
    public static bool IsPrivate(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        Span<byte> b = stackalloc byte[16];
        address.TryWriteBytes(b, out var length);
        if (length == 4)
        {
            return b[0] is 0 or 10 or 127 or >= 224
                || (b[0] == 100 && b[1] is >= 64 and <= 127)
                || (b[0] == 169 && b[1] == 254)
                || (b[0] == 172 && b[1] is >= 16 and <= 31)
                || (b[0] == 192 && b[1] == 168)
                || (b[0] == 192 && b[1] == 0 && b[2] is 0 or 2)
                || (b[0] == 198 && b[1] is 18 or 19)
                || (b[0] == 198 && b[1] == 51 && b[2] == 100)
                || (b[0] == 203 && b[1] == 0 && b[2] == 113);
        }

        // 2000::/3 is the public part; 6to4, Teredo and translated addresses carry an IPv4 address that may be anything.
        var isPublic = (b[0] & 0xE0) == 0x20 && !(b[0] == 0x20 && b[1] == 0x02) && !(b[0] == 0x20 && b[1] == 0x01 && b[2] == 0 && b[3] == 0) && !(b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && b[3] == 0xB8);
        return !isPublic;
    }
}

/// <summary>A host turned out to be inside the machine or its network.</summary>
sealed class PrivateAddressException(string message) : IOException(message);
