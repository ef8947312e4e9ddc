import QtQuick

// A photograph laid over the picture of a camera, to be matched with it. Python sets it (`ui/space/photo.py`).
Item {
    id: root

    property url source
    property real aspect: 0      // of the frame of the camera, which lies in the middle; 0 for all that is seen
    property real share: 0.5     // how much of it is seen
    property real wipe: 1        // up to which part of the width
    property real zoom: 1
    property real turn_deg: 0    // clockwise
    property real across: 0      // shares of the width and the height
    property real down: 0

    visible: source.toString() !== ""

    Item {
        id: frame
        anchors.centerIn: parent
        width: root.aspect > 0 ? Math.min(root.width, root.height * root.aspect) : root.width
        height: root.aspect > 0 ? Math.min(root.height, root.width / root.aspect) : root.height

        Item {
            width: frame.width * root.wipe
            height: frame.height
            clip: true

            Image {
                width: frame.width
                height: frame.height
                x: root.across * frame.width
                y: root.down * frame.height
                source: root.source
                fillMode: Image.PreserveAspectFit
                autoTransform: true
                smooth: true
                mipmap: true
                opacity: root.share
                scale: root.zoom
                rotation: root.turn_deg
            }
        }
        Rectangle {
            x: frame.width * root.wipe
            width: 1
            height: frame.height
            color: "white"
            visible: root.wipe > 0 && root.wipe < 1
        }
    }
}
