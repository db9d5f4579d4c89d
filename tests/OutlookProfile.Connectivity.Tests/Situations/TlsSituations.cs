using System.Collections.Generic;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Tests.Servers;

namespace OutlookProfile.Connectivity.Tests.Situations;

/// <summary>TLS, certificates and the principal name.</summary>
internal static class TlsSituations
{
    private const string Area = "TLS and certificates";
    private const string Host = "mail.example.test";

    private static readonly string[] Names = [Host];

    public static IEnumerable<Situation> All =>
    [
        new(Area, "The certificate has expired", With(authority => authority.Issue(Host, Names, -60, -1)), FindingKinds.TlsExpired) { Never = [FindingKinds.TlsTrusted] },
        new(Area, "The certificate is not valid yet", With(authority => authority.Issue(Host, Names, 1, 60)), FindingKinds.TlsNotYetValid),
        new(Area, "The certificate expires next week", With(authority => authority.Issue(Host, Names, -60, 7)), FindingKinds.TlsExpiresSoon, FindingKinds.TlsTrusted) { Passes = true },
        new(Area, "The certificate is self-signed", With(authority => authority.SelfSigned(Host)), FindingKinds.TlsSelfSigned),
        new(Area, "The certificate's issuer is unknown", With(_ => new TestAuthority().For(Host)), FindingKinds.TlsUntrusted) { Says = ["Example Root CA"] },
        new(Area, "The certificate is for another host", With(authority => authority.For("owa.example.test")), FindingKinds.TlsWrongName, FindingKinds.TlsPrincipalMissing)
        {
            Says = ["is for owa.example.test, not for mail.example.test", "\"proxy\": \"owa.example.test\"", "\"principal\": \"msstd:owa.example.test\""],
        },
        new(Area, "A wildcard certificate, and the principal name says so", Wildcard("msstd:*.example.test"), FindingKinds.TlsHostName, FindingKinds.TlsPrincipal) { Passes = true },
        new(Area, "A wildcard certificate, and the principal name is written out", Wildcard("msstd:mail.example.test"), FindingKinds.TlsPrincipalWildcard) { Says = ["Write \"principal\": \"msstd:*.example.test\" in http."] },
        new(Area, "A wildcard certificate for another level", With(authority => authority.For("*.test")), FindingKinds.TlsWrongName),
        new(Area, "The name is one of several in the certificate", With(authority => authority.For("owa.example.test", Host)), FindingKinds.TlsHostName, FindingKinds.TlsPrincipal, FindingKinds.TlsPrincipalAlternative) { Passes = true },
        new(Area, "The name is in alternative names, and the subject is no host", With(authority => authority.Issue("Exchange", Names)), FindingKinds.TlsHostName, FindingKinds.TlsPrincipalAlternative) { Passes = true },
        new(Area, "The name is in the subject only", With(authority => authority.Issue(Host, [])), FindingKinds.TlsSubjectOnly),
        new(Area, "The certificate names nobody", With(authority => authority.Issue("", [], rawAlternatives: null)), FindingKinds.TlsWrongName),
        new(Area, "The certificate is signed with SHA-1", Nginx(authority => authority.Issue(Host, Names, isSha1: true)), FindingKinds.TlsWeakSignature),
        new(Area, "The certificate's key is short", Nginx(authority => authority.Issue(Host, Names, own: RSA.Create(1024))), FindingKinds.TlsWeakKey),
        new(Area, "The certificate is for clients", Nginx(authority => authority.Issue(Host, Names, isForServers: false)), FindingKinds.TlsWrongUse),
        new(Area, "The certificate demands what this machine does not know", Nginx(authority => authority.Issue(Host, Names, more: new X509Extension("1.2.3.4", [5, 0], critical: true))), FindingKinds.TlsInvalid),
        new(Area, "The certificate's list of names is malformed", With(authority => authority.Issue(Host, Names, rawAlternatives: [0x30, 0x82, 0xFF, 0xFF, 1, 2, 3])), FindingKinds.TlsUnreadableNames),
        new(Area, "The principal name is another one", OtherPrincipal, FindingKinds.TlsPrincipalMissing) { Says = ["\"principal\": \"msstd:mail.example.test\""] },
        new(Area, "Mutual authentication is off", WithoutMutualAuthentication, FindingKinds.TlsPrincipalUnused) { Passes = true },
        new(Area, "The port speaks HTTP without TLS", scene => scene.ServeAsync(Scene.MailAddress, 443, null, WebServer.Always(200)), FindingKinds.TlsNotTls),
        new(Area, "The port answers with noise", scene => Serve(scene, new ScriptedServer(null, (stream, cancellation) => stream.WriteAsync(new byte[64], cancellation).AsTask())), FindingKinds.TlsNotTls),
        new(Area, "The connection is closed at once", scene => Serve(scene, new ScriptedServer(null, (_, _) => Task.CompletedTask)), FindingKinds.TlsHandshake),
        new(Area, "The port is open, but TLS is not answered", scene => Serve(scene, new ScriptedServer(null, (_, cancellation) => Task.Delay(-1, cancellation))), FindingKinds.TlsSilent),
        new(Area, "The server speaks TLS 1.0 only", Nginx(authority => authority.For(Host), "ssl_protocols TLSv1;"), FindingKinds.TlsHandshake),
    ];

    private static System.Func<Scene, Task> With(System.Func<TestAuthority, X509Certificate2> issue) => scene => scene.ServeMailAsync(certificate: issue(Lab.Authority));

    private static System.Func<Scene, Task> Wildcard(string principal) => scene =>
    {
        scene.Http["principal"] = principal;
        return scene.ServeMailAsync(certificate: Lab.Authority.For("*.example.test"));
    };

    /// <summary>nginx serves certificates that OpenSSL's default level, and so Kestrel, refuses to serve.</summary>
    private static System.Func<Scene, Task> Nginx(System.Func<TestAuthority, X509Certificate2> issue, string more = "") => scene =>
    {
        var server = scene.Keep(new NginxServer(issue(Lab.Authority), more + " location / { return 403; }"));
        scene.Network.Route(Scene.MailAddress, 443, server.Address);
        return Task.CompletedTask;
    };

    private static Task OtherPrincipal(Scene scene)
    {
        scene.Http["principal"] = "msstd:exchange.example.test";
        return scene.ServeMailAsync();
    }

    private static Task WithoutMutualAuthentication(Scene scene)
    {
        scene.Http["mutualAuthentication"] = false;
        return scene.ServeMailAsync();
    }

    private static Task Serve(Scene scene, ScriptedServer server)
    {
        scene.Serve(server);
        return Task.CompletedTask;
    }
}
