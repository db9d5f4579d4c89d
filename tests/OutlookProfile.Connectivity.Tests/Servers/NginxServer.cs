using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>Debian's nginx.</summary>
internal sealed class NginxServer : IDisposable
{
    private readonly Process process;
    private readonly string folder = Directory.CreateTempSubdirectory("nginx").FullName;

    /// <param name="locations">The inside of its server block.</param>
    public NginxServer(X509Certificate2 certificate, string locations)
    {
        File.WriteAllText(Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem());
        using (var key = certificate.GetRSAPrivateKey()!)
        {
            File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        }

        (process, Address) = FreePort.Start(port =>
        {
            var file = Path.Combine(folder, "nginx.conf");
            File.WriteAllText(file, $$"""
                daemon off;
                master_process off;
                pid {{folder}}/nginx.pid;
                error_log stderr crit;
                events { worker_connections 64; }
                http {
                  access_log off;
                  client_body_temp_path {{folder}}/body;
                  proxy_temp_path {{folder}}/proxy;
                  fastcgi_temp_path {{folder}}/fastcgi;
                  uwsgi_temp_path {{folder}}/uwsgi;
                  scgi_temp_path {{folder}}/scgi;
                  server {
                    listen 127.0.0.1:{{port}} ssl;
                    server_name mail.example.test;
                    ssl_certificate {{folder}}/certificate.pem;
                    ssl_certificate_key {{folder}}/key.pem;
                    ssl_ciphers DEFAULT@SECLEVEL=0;
                    {{locations}}
                  }
                }
                """);
            return new ProcessStartInfo("/usr/sbin/nginx", ["-c", file, "-p", folder, "-e", "stderr"]);
        });
    }

    public IPEndPoint Address { get; }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
