# docker build --tag a11y-audit .
# docker run --rm --volume "$PWD:/site:ro" a11y-audit check public

FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY a11y_audit a11y_audit
COPY rules rules
RUN python -m venv /opt/a11y-audit \
    && /opt/a11y-audit/bin/pip install --no-cache-dir . \
    && /opt/a11y-audit/bin/python -m compileall -q /opt/a11y-audit/lib

FROM python:3.13-slim
# Git is for --changed-since; the site belongs to another user than ours
# further languages: --build-arg LANGUAGES="tesseract-ocr-deu tesseract-ocr-kor"
ARG LANGUAGES=""
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git tesseract-ocr ${LANGUAGES} \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory /site \
    && useradd --uid 10001 --no-create-home audit
COPY --from=build /opt/a11y-audit /opt/a11y-audit
ENV PATH="/opt/a11y-audit/bin:$PATH" PYTHONDONTWRITEBYTECODE=1
USER audit
WORKDIR /site
ENTRYPOINT ["a11y-audit"]
CMD ["--help"]
