using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace MspEvents.Tests.Integration.EventStore;

/// <summary>A wire to the test server that can be cut, or lose exactly one answer after the server has acted on the request.</summary>
sealed class CuttableWire : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource closing = new();
    readonly Lock gate = new();
    readonly List<TcpClient> open = [];
    readonly string host;
    readonly int port;
    readonly Task accepting;
    bool cut;
    bool losing;
    bool stayCut;

    public CuttableWire(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        (host, port) = (builder.Host!, builder.Port);
        listener.Start();
        (builder.Host, builder.Port, builder.SslMode, builder.Timeout) = ("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, SslMode.Disable, 2);
        ConnectionString = builder.ConnectionString;
        accepting = AcceptAsync();
    }

    public string ConnectionString { get; }

    /// <summary>Whether an answer was lost since it was asked for.</summary>
    public bool Lost { get; private set; }

    public void LoseNextAnswer(bool andStayCut = false) => (losing, stayCut, Lost) = (true, andStayCut, false);

    public void Cut()
    {
        lock (gate)
        {
            cut = true;
            open.ForEach(client => client.Dispose());
            open.Clear();
        }
    }

    public void Mend() => cut = false;

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        Cut();
        listener.Dispose();
        await accepting;
        closing.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = RelayAsync(await listener.AcceptTcpClientAsync(closing.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    async Task RelayAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            if (cut)
                return;
            lock (gate)
                open.AddRange([client, server]);
            try
            {
                await server.ConnectAsync(host, port, closing.Token);
                (client.NoDelay, server.NoDelay) = (true, true);
                await Task.WhenAny(
                    client.GetStream().CopyToAsync(server.GetStream(), closing.Token),
                    AnswerAsync(server.GetStream(), client.GetStream()));
            }
            catch (Exception ended) when (ended is IOException or SocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
            {
                return;
            }
        }
    }

    // The server answers a batch once it has committed, so its answer is what tells the moment.
    async Task AnswerAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, closing.Token) is > 0 and var count)
        {
            if (losing)
            {
                (losing, Lost) = (false, true);
                if (stayCut)
                    Cut();
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, count), closing.Token);
        }
    }
}
