"""The addresses of allauth that an office needs, and ours. What allauth offers besides (sign-up, mail) has none."""

from allauth.account import views as account
from django.urls import include, path

from shishi.interfaces.desk.sign_in import views

own = (
    [
        path("sign-in/first/", views.first_password, name="first-password"),
        path("sign-in/demo/", views.demo, name="demo"),
    ],
    "sign-in",
)
urlpatterns = [
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/password/", views.change_password, name="account_change_password"),
    path("account/factors/", views.factors, name="mfa_index"),
    path("account/factors/", include("allauth.mfa.urls")),
    path("", include(own)),
]
