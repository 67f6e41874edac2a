using System.Text;
using System.Xml.Linq;
using LinkWorkerSurvey.Core.Secrets;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Reads what <see cref="SecretXmlEncryptor"/> wrote.</summary>
internal sealed class SecretXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private readonly SecretBox box = services.GetRequiredService<SecretKeys>().Box(SecretXmlEncryptor.Purpose);

    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(box.Open(Convert.FromBase64String(encryptedElement.Value))));
}
