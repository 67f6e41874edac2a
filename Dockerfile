FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source

# What packages are needed changes seldom: these layers are kept until it does.
COPY .editorconfig global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY src/LinkWorkerSurvey.Core/*.csproj src/LinkWorkerSurvey.Core/packages.lock.json src/LinkWorkerSurvey.Core/
COPY src/LinkWorkerSurvey.LocalPostgres/*.csproj src/LinkWorkerSurvey.LocalPostgres/packages.lock.json src/LinkWorkerSurvey.LocalPostgres/
COPY src/LinkWorkerSurvey.Reporting/*.csproj src/LinkWorkerSurvey.Reporting/package*.json src/LinkWorkerSurvey.Reporting/
COPY src/LinkWorkerSurvey.Suggestions/*.csproj src/LinkWorkerSurvey.Suggestions/packages.lock.json src/LinkWorkerSurvey.Suggestions/
COPY src/LinkWorkerSurvey.Web/*.csproj src/LinkWorkerSurvey.Web/package*.json src/LinkWorkerSurvey.Web/
RUN dotnet restore src/LinkWorkerSurvey.Web --locked-mode
RUN npm ci --prefix src/LinkWorkerSurvey.Reporting --ignore-scripts --no-audit --no-fund --no-update-notifier
RUN npm ci --prefix src/LinkWorkerSurvey.Web --ignore-scripts --no-audit --no-fund --no-update-notifier

COPY src src
# false: an image without the model and the library for sentence vectors; then set Suggestions__Vectors to false.
ARG SENTENCE_VECTORS=true
RUN dotnet publish src/LinkWorkerSurvey.Web --configuration Release --no-restore --output /app -p:UseAppHost=false \
    -p:SentenceVectors=$SENTENCE_VECTORS

# "extra" for the time zones: windows open and close by London's time. There is no shell and no package manager.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
ENV DOTNET_EnableDiagnostics=0
WORKDIR /app
COPY --from=build /app .
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["dotnet", "LinkWorkerSurvey.Web.dll"]
