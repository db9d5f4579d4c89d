using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>Kestrel.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private WebServer(WebApplication application) => this.application = application;

    public IPEndPoint Address
    {
        get
        {
            var url = new Uri(application.Urls.First());
            return new IPEndPoint(IPAddress.Parse(url.Host.Trim('[', ']')), url.Port);
        }
    }

    /// <param name="certificate">Null for a server without TLS.</param>
    public static async Task<WebServer> StartAsync(X509Certificate2? certificate, RequestDelegate answer, IPAddress? address = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = null;
            options.Limits.MinRequestBodyDataRate = null;
            options.Limits.MinResponseDataRate = null;
            options.Listen(address ?? IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (certificate is not null)
                {
                    listen.UseHttps(certificate);
                }
            });
        });
        var application = builder.Build();
        application.Run(answer);
        await application.StartAsync();
        return new WebServer(application);
    }

    /// <summary>401 with these challenges.</summary>
    public static RequestDelegate Offering(params string[] challenges) => context =>
    {
        context.Response.StatusCode = 401;
        context.Response.Headers.WWWAuthenticate = challenges;
        return Task.CompletedTask;
    };

    /// <summary>The same status, headers and body for every request.</summary>
    public static RequestDelegate Always(int status, string body = "", params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(body);
    };

    /// <summary>Asks for Basic, and lets one user pass.</summary>
    public static RequestDelegate WithBasic(RequestDelegate inside, string user = TestUser.Name, string password = TestUser.Password) => async context =>
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":" + password));
        if (context.Request.Headers.Authorization.ToString() == expected)
        {
            await inside(context);
            return;
        }

        await Offering("Basic realm=\"mail.example.test\"")(context);
    };

    /// <summary>One answer for each path; 404 for the others.</summary>
    public static RequestDelegate Paths(params (string Path, RequestDelegate Answer)[] paths) => context =>
    {
        foreach (var (path, answer) in paths)
        {
            if (context.Request.Path.StartsWithSegments(path.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))
            {
                return answer(context);
            }
        }

        return Always(404)(context);
    };

    public async ValueTask DisposeAsync() => await application.DisposeAsync();
}
