"""An OpenID provider that somebody else wrote, for one test: Django OAuth Toolkit, with a login page.

    django-provider.py PEOPLE CLIENT_ID CLIENT_SECRET REDIRECT_URI PORT

PEOPLE is JSON: a user name, which is the password too, to {"email": …, "email_verified": …}. The ID token says `sub` alone; the address
stands at the UserInfo endpoint, as OpenID Connect Core 1.0 §5.4 has it.
Prints "ready"; ends when its standard input does.
"""

import json
import socketserver
import sys
import tempfile
import threading
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

people = json.loads(sys.argv[1])
client_id, client_secret, redirect_uri = sys.argv[2:5]
port = int(sys.argv[5])
folder = tempfile.mkdtemp()
key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
)


class Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


issuer = f"http://localhost:{port}/o"
settings.configure(
    SECRET_KEY="for one test",
    ALLOWED_HOSTS=["localhost"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "oauth2_provider"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.locmem.Loader",
                        {
                            "registration/login.html": """<!doctype html><title>Fabrikam</title><h1>Fabrikam</h1>
                            <form method="post">{% csrf_token %}{{ form.as_p }}<button>Sign in</button></form>"""
                        },
                    )
                ]
            },
        }
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{folder}/provider.sqlite"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    LOGIN_URL="/login/",
    OAUTH2_PROVIDER={
        "OIDC_ENABLED": True,
        "OIDC_ISS_ENDPOINT": issuer,
        "OIDC_RSA_PRIVATE_KEY": key.decode(),
        "PKCE_REQUIRED": True,
        "SCOPES": {"openid": "", "profile": "", "email": ""},
        "OAUTH2_VALIDATOR_CLASS": f"{__name__}.Validator",
        "ALLOWED_REDIRECT_URI_SCHEMES": ["http", "https"],
    },
)
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.contrib.auth.views import LoginView  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import include, path  # noqa: E402
from oauth2_provider.models import Application  # noqa: E402
from oauth2_provider.oauth2_validators import OAuth2Validator  # noqa: E402
from oauth2_provider.views import ConnectDiscoveryInfoView  # noqa: E402


class Validator(OAuth2Validator):
    def get_userinfo_claims(self, request):
        return {**super().get_userinfo_claims(request), **people[request.user.username]}


urlpatterns = [
    path("login/", LoginView.as_view()),
    # Version 1.7 has it with a slash at the end only, to which it would redirect.
    path("o/.well-known/openid-configuration", ConnectDiscoveryInfoView.as_view()),
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
]
call_command("migrate", verbosity=0)
for name in people:
    User.objects.create_user(name, password=name)
Application(
    name="Vestibule",
    client_id=client_id,
    client_secret=client_secret,
    client_type=Application.CLIENT_CONFIDENTIAL,
    authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
    redirect_uris=redirect_uri,
    skip_authorization=True,
    algorithm=Application.RS256_ALGORITHM,
).save()
server = Server(("127.0.0.1", port), Quiet)
server.set_app(get_wsgi_application())
print("ready", flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
